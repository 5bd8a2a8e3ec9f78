namespace Isobar.Broker;

/// <summary>The broker cannot answer now. What was asked may or may not have happened; asking again is safe.</summary>
public sealed class BrokerUnavailableException : Exception
{
    public BrokerUnavailableException(string message)
        : base(message)
    {
    }

    public BrokerUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
