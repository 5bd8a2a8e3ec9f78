using System.Globalization;
using System.Reflection;
using System.Text;
using Isobar.Silo.Configuration;

namespace Isobar.Tests.Silo.Configuration;

/// <summary>Writes <c>docs/configuration.md</c> from the options classes: their comments and their initializers.</summary>
internal sealed class ConfigurationReference
{
    private const string Introduction =
        """
        # Configuration

        Every key has a default, so that none is needed to start. Three layers are read, and the later wins:

        1. `isobar.json` in the data directory: `{"Writer": {"MaxBatchRows": 1000}}`
        2. the environment, with `__` between the parts of a key: `ISOBAR__Writer__MaxBatchRows=1000`
        3. the command line: `./isobar up --set Writer:MaxBatchRows=1000`, repeated for more

        Keys are not case-sensitive. A key that does not exist is refused, by name and with those that do exist beside it. Values are checked
        at start; everything that is out of range is named at once, and Isobar does not start. A change takes effect at the next start.

        Durations are written `[days.]hours:minutes:seconds[.fraction]`: `00:00:00.05` is 50 ms. Numbers have a point and no separators.
        The section `Logging` is that of .NET: `--set Logging:LogLevel:Default=Information`.

        This page is generated from the options classes; see [CONTRIBUTING](../CONTRIBUTING.md).

        """;

    private readonly DocComments _comments = new();

    /// <summary>What may be set in an options class.</summary>
    public static IEnumerable<PropertyInfo> PropertiesOf(Type options) => options
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(static property => property.CanWrite)
        .OrderBy(static property => property.MetadataToken);

    /// <summary>A value as it is written in the configuration; null for a type that cannot be.</summary>
    public static string? Format(Type type, object? value) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var known when !IsRepresentable(known) => null,
        _ => value switch
        {
            null => "none",
            TimeSpan duration => Format(duration),
            bool isSet => isSet ? "true" : "false",
            Enum choice => choice.ToString().ToLowerInvariant(),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString(),
        },
    };

    public string Write()
    {
        var page = new StringBuilder(Introduction);
        foreach (var (section, options) in OptionsCatalog.All)
        {
            Write(page, section, options);
        }

        return page.ToString();
    }

    private static bool IsRepresentable(Type type) => type.IsEnum
        || type == typeof(int) || type == typeof(long) || type == typeof(double) || type == typeof(bool)
        || type == typeof(string) || type == typeof(Uri) || type == typeof(TimeSpan);

    private static string Format(TimeSpan duration)
    {
        var text = duration.ToString("c", CultureInfo.InvariantCulture);
        return text.Contains('.', StringComparison.Ordinal) && duration.Ticks % TimeSpan.TicksPerSecond != 0 ? text.TrimEnd('0') : text;
    }

    private void Write(StringBuilder page, string section, Type options)
    {
        var defaults = Activator.CreateInstance(options);
        var environment = section.Replace(":", "__", StringComparison.Ordinal);
        var properties = PropertiesOf(options).ToList();
        page.Append(
            $"""

            ## {section}

            {Escape(_comments.Of(options) ?? "")} In the environment `ISOBAR__{environment}__{properties[0].Name}` and so on.

            | key | default | meaning |
            |---|---|---|

            """);
        foreach (var property in properties)
        {
            var value = Format(property.PropertyType, property.GetValue(defaults));
            page.Append($"| `{section}:{property.Name}` | {(value == "none" ? value : $"`{value}`")} | {Escape(_comments.Of(property) ?? "")} |\n");
        }
    }

    private static string Escape(string text) => text
        .Replace("|", "\\|", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal);
}
