namespace Isobar.Api.Keys;

/// <summary>The file of keys cannot be used; the message names it and what to do. Nobody is let in meanwhile.</summary>
public sealed class ApiKeyFileException(string message, Exception innerException) : Exception(message, innerException);
