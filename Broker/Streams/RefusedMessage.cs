namespace Isobar.Broker.Streams;

/// <summary>A message that nobody will try again.</summary>
/// <param name="Message">As it was received.</param>
/// <param name="Fault">What is wrong with it, in a sentence.</param>
/// <param name="Attempts">How often it was tried.</param>
public sealed record RefusedMessage(ReceivedMessage Message, string Fault, int Attempts);
