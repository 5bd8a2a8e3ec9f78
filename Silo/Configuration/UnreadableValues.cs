using System.ComponentModel;
using Microsoft.Extensions.Configuration;

namespace Isobar.Silo.Configuration;

/// <summary>Values that are not of their key's type. The binder would stop at the first, with a stack.</summary>
internal static class UnreadableValues
{
    /// <summary>A sentence per value, naming its key.</summary>
    public static IEnumerable<string> In(IConfiguration configuration) =>
        from option in OptionsCatalog.Properties
        let value = configuration[option.Key]
        where value is not null && !IsReadable(option.Property.PropertyType, value)
        select $"{option.Key}: \"{value}\" is not {Describe(option.Property.PropertyType)}.";

    // As the binder reads them, but for enumerations, where it would take any number.
    private static bool IsReadable(Type type, string value)
    {
        try
        {
            var read = TypeDescriptor.GetConverter(type).ConvertFromInvariantString(value);
            return !type.IsEnum || Enum.IsDefined(type, read!);
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException or NotSupportedException or OverflowException)
        {
            return false;
        }
    }

    private static string Describe(Type type) => type switch
    {
        { IsEnum: true } => $"one of {string.Join(", ", Enum.GetNames(type).Select(static name => name.ToLowerInvariant()))}",
        _ when type == typeof(int) => $"a whole number of at most {int.MaxValue}",
        _ when type == typeof(long) => "a whole number",
        _ when type == typeof(double) => "a number such as 0.5",
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(TimeSpan) => "a duration such as 00:00:01.5 (hours:minutes:seconds)",
        _ => $"a {type.Name}",
    };
}
