namespace Isobar.Client.Querying;

internal enum QueryFormat
{
    Table,
    Json,
    Csv,
}
