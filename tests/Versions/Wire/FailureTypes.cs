using Orleans;

namespace Isobar.Tests.Versions.Wire;

/// <summary>A failure that the wire knows by its alias.</summary>
[GenerateSerializer, Alias("tests.later-failure")]
public sealed class LaterFailureException(string message) : Exception(message);

/// <summary>A failure that the wire knows by its class.</summary>
public sealed class BareFailureException(string message) : Exception(message);
