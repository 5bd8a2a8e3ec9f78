using System.Collections;
using System.Globalization;
using System.Text;
using Isobar.Tests.Versions.Contract;

namespace Isobar.Tests.Versions;

/// <summary>
/// Everything that a message says, as text: equal texts are equal messages. Members are those with an <c>[Id]</c>, so that one which does not
/// survive shows.
/// </summary>
internal static class Values
{
    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        byte[] bytes => Convert.ToHexString(bytes),
        ReadOnlyMemory<byte> bytes => Convert.ToHexString(bytes.Span),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
        Enum or IFormattable => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        Exception failure => $"{failure.GetType().Name}({Of(failure.Message)}, {Of(failure.InnerException)})",
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Of))}]",
        _ when ProductAssemblies.Owns(value.GetType()) => OfMembers(value, MessageMembers.Of(value.GetType())),
        _ => value.ToString()!,
    };

    private static string OfMembers(object value, IReadOnlyList<MessageMember> members)
    {
        var text = new StringBuilder(value.GetType().Name).Append('(');
        foreach (var member in members)
        {
            text.Append(member.Name).Append('=').Append(Of(member.ValueIn(value))).Append(", ");
        }

        return text.Append(')').ToString();
    }
}
