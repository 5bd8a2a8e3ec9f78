namespace Isobar.GoogleCloud;

/// <summary>No credentials were found, or Google would not give a token for them.</summary>
public sealed class GoogleCredentialsException(string message, Exception innerException) : Exception(message, innerException);
