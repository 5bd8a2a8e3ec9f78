namespace Isobar.Tests.Doubles.PubSub;

/// <summary>A program ended with an error, or did not end.</summary>
public sealed class ProgramFailedException(string message) : Exception(message);
