using System.CommandLine.Parsing;
using System.Globalization;

namespace Isobar.Client.Load;

/// <summary>Shares as people type them: <c>0.3</c> or <c>30%</c>.</summary>
internal static class Shares
{
    public static double Parse(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        var isPercent = text.EndsWith('%');
        if (double.TryParse(text.TrimEnd('%'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number / (isPercent ? 100 : 1) is >= 0 and <= 1 and var share)
        {
            return share;
        }

        argument.AddError($"\"{text}\" is not a share: give one from 0 to 1, such as 0.3 or 30%.");
        return 0;
    }
}
