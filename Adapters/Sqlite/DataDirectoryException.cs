namespace Isobar.Adapters.Sqlite;

/// <summary>The data directory or a file in it cannot be used. The message is one line for the operator: what, and what to do.</summary>
public sealed class DataDirectoryException : Exception
{
    public DataDirectoryException(string message)
        : base(message)
    {
    }

    public DataDirectoryException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
