namespace Isobar.Warehousing;

/// <summary>The warehouse did not take the rows before the deadline. Some may be stored: append them again.</summary>
[GenerateSerializer, Alias("isobar.append-failed")]
public sealed class AppendFailedException : Exception
{
    public AppendFailedException(string message)
        : base(message)
    {
    }

    public AppendFailedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
