using System.Globalization;
using Isobar.Api.Problems;

namespace Isobar.Api.Paths;

/// <summary>Numbers and times in the query string.</summary>
internal static class QueryNumber
{
    /// <exception cref="ProblemException">400: not a number, or out of bounds.</exception>
    public static int Read(string? text, string name, int absent, int least, int most)
    {
        if (string.IsNullOrEmpty(text))
        {
            return absent;
        }

        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most
            ? number
            : throw new ProblemException(Refusal.Invalid(name, $"It must be a whole number from {least} to {most}.", most));
    }
}
