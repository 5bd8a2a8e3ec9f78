namespace Isobar.PubSub;

/// <summary>An answer of which only the arrival matters.</summary>
internal sealed class EmptyAnswer;
