namespace Isobar.Silo.Configuration;

/// <summary>The configuration cannot be used; the message has a line per fault, each naming its key.</summary>
public sealed class ConfigurationFaultException(string message) : Exception(message);
