namespace Isobar.Tests.Doubles.PubSub;

/// <summary>A request as it came in.</summary>
/// <param name="Operation">What it asked for.</param>
/// <param name="Resource">Of what, as in <c>projects/p/topics/t</c>.</param>
/// <param name="Bytes">The length of its body.</param>
/// <param name="Items">Messages or acknowledgement ids in it; for a pull, the most that it would take.</param>
/// <param name="Authorization">The header, or an empty text.</param>
/// <param name="Body">The body of calls that are about a topic or subscription as such; else null.</param>
public sealed record SeenRequest(
    PubSubOperation Operation, string Resource, int Bytes, int Items, string Authorization, string? Body);
