using System.CommandLine.Parsing;
using System.Globalization;

namespace Isobar.Client.Load;

/// <summary>Durations as people type them: <c>30s</c>, <c>5m</c>, <c>1h</c>, <c>500ms</c>; a bare number is seconds.</summary>
internal static class Durations
{
    public static TimeSpan Parse(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        var number = text.TrimEnd('s', 'm', 'h');
        if (Unit(text[number.Length..]) is { } unit
            && double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)
            && count > 0 && unit * count < TimeSpan.FromDays(7))
        {
            return unit * count;
        }

        argument.AddError($"\"{text}\" is not a duration: give one such as 30s, 5m or 1h.");
        return default;
    }

    private static TimeSpan? Unit(string name) => name switch
    {
        "ms" => TimeSpan.FromMilliseconds(1),
        "" or "s" => TimeSpan.FromSeconds(1),
        "m" => TimeSpan.FromMinutes(1),
        "h" => TimeSpan.FromHours(1),
        _ => null,
    };
}
