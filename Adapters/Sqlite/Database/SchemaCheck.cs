namespace Isobar.Adapters.Sqlite;

/// <summary>Creates the schema in an empty file; refuses a file that is somebody else's or of another version.</summary>
internal static class SchemaCheck
{
    public static void CreateOrVerify(SqliteFile file, FileSchema schema)
    {
        var application = file.Scalar("PRAGMA application_id");
        var version = file.Scalar("PRAGMA user_version");
        if (application == 0 && version == 0 && file.Scalar("SELECT count(*) FROM sqlite_schema") == 0)
        {
            Create(file, schema);
            return;
        }

        Verify(file, schema, application, version);
    }

    private static void Create(SqliteFile file, FileSchema schema) => file.Execute($"""
        BEGIN IMMEDIATE;
        {schema.Sql}
        PRAGMA application_id={FileSchema.ApplicationId};
        PRAGMA user_version={schema.Version};
        COMMIT;
        """);

    private static void Verify(SqliteFile file, FileSchema schema, long application, long version)
    {
        if (application != FileSchema.ApplicationId)
        {
            throw new DataDirectoryException(
                $"{file.Path} is a database of another program. Choose another data directory, or move the file away.");
        }

        if (version != schema.Version)
        {
            throw new DataDirectoryException(
                $"{file.Path} has schema version {version}, this program needs {schema.Version}. " +
                "Start the version of Isobar that wrote it, or move the file away to start empty.");
        }
    }
}
