using System.Collections.Immutable;
using System.Globalization;

namespace Isobar.Tests.Simulation;

/// <summary>Numbers as people write them: <c>3,7-9</c>, or <c>none</c>.</summary>
internal static class NumberRanges
{
    private const string None = "none";

    public static string Write(ImmutableSortedSet<int> numbers)
    {
        var parts = new List<string>();
        for (var i = 0; i < numbers.Count;)
        {
            var first = i++;
            while (i < numbers.Count && numbers[i] == numbers[i - 1] + 1)
            {
                i++;
            }

            parts.Add(i - first == 1 ? Text(numbers[first]) : $"{Text(numbers[first])}-{Text(numbers[i - 1])}");
        }

        return numbers.IsEmpty ? None : string.Join(',', parts);
    }

    /// <exception cref="FormatException">It is not written so.</exception>
    public static ImmutableSortedSet<int> Read(string text) => text == None ? [] : [.. text.Split(',').SelectMany(Part)];

    /// <returns>False if it is not written so.</returns>
    public static bool TryRead(string text, out ImmutableSortedSet<int> numbers)
    {
        try
        {
            numbers = Read(text);
            return true;
        }
        catch (Exception failure) when (failure is FormatException or OverflowException)
        {
            numbers = [];
            return false;
        }
    }

    private static IEnumerable<int> Part(string part)
    {
        var ends = part.Split('-').Select(static end => int.Parse(end, NumberStyles.None, CultureInfo.InvariantCulture)).ToArray();
        return ends is [var first, .., var last] && ends.Length == 2 && last >= first
            ? Enumerable.Range(first, last - first + 1)
            : ends.Length == 1 ? ends : throw new FormatException($"\"{part}\" is neither a number nor a range.");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
