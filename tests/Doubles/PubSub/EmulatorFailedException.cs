namespace Isobar.Tests.Doubles.PubSub;

/// <summary>The emulator ended or said nothing instead of becoming ready.</summary>
public sealed class EmulatorFailedException(string message) : Exception(message);
