using System.ComponentModel;
using System.Reflection;
using Isobar.Silo.Configuration;

namespace Isobar.Tests.Silo.Configuration;

public sealed class ConfigurationReferenceTests
{
    private static readonly DocComments Comments = new();

    public static TheoryData<Type> OptionsClasses => new(OptionsCatalog.All.Select(static entry => entry.Options));

    /// <summary>After a change of an options class: <c>ISOBAR_WRITE_DOCS=1 ./isobar test The_configuration_reference</c>.</summary>
    [Fact]
    public async Task The_configuration_reference_is_what_the_options_classes_say()
    {
        var path = Checkout.PathOf("docs", "configuration.md");
        var generated = new ConfigurationReference().Write();
        if (Environment.GetEnvironmentVariable("ISOBAR_WRITE_DOCS") == "1")
        {
            await File.WriteAllTextAsync(path, generated);
        }

        Assert.Equal(generated, await File.ReadAllTextAsync(path), ignoreLineEndingDifferences: true);
    }

    [Theory]
    [MemberData(nameof(OptionsClasses))]
    public void Every_option_has_a_comment(Type options)
    {
        Assert.NotNull(Comments.Of(options));
        Assert.DoesNotContain(ConfigurationReference.PropertiesOf(options), static property => Comments.Of(property) is null);
    }

    [Theory]
    [MemberData(nameof(OptionsClasses))]
    public void Every_default_can_be_written_down_and_read_back(Type options)
    {
        var defaults = Activator.CreateInstance(options);
        Assert.All(ConfigurationReference.PropertiesOf(options), property => AssertReadsBack(property, property.GetValue(defaults)));
    }

    [Fact]
    public void No_section_is_listed_twice() =>
        Assert.Equal(OptionsCatalog.All.Count, OptionsCatalog.All.Select(static entry => entry.Section).Distinct(StringComparer.OrdinalIgnoreCase).Count());

    private static void AssertReadsBack(PropertyInfo property, object? value)
    {
        var text = ConfigurationReference.Format(property.PropertyType, value);
        Assert.NotNull(text);
        var converter = TypeDescriptor.GetConverter(property.PropertyType);
        Assert.True(converter.CanConvertFrom(typeof(string)), $"{property.Name} cannot be read from text.");
        if (value is not null)
        {
            Assert.Equal(value, converter.ConvertFromInvariantString(text));
        }
    }
}
