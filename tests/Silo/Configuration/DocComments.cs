using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Isobar.Tests.Silo.Configuration;

/// <summary>Summaries of types and properties, read from the documentation files beside the assemblies, as plain text.</summary>
internal sealed partial class DocComments
{
    private readonly Dictionary<Assembly, Dictionary<string, XElement>> _files = [];

    public string? Of(Type type) => Summary(type.Assembly, $"T:{type.FullName}");

    public string? Of(PropertyInfo property) =>
        Summary(property.DeclaringType!.Assembly, $"P:{property.DeclaringType.FullName}.{property.Name}");

    private string? Summary(Assembly assembly, string member)
    {
        if (!_files.TryGetValue(assembly, out var members))
        {
            _files.Add(assembly, members = Read(assembly));
        }

        var summary = members.GetValueOrDefault(member)?.Element("summary");
        var text = summary is null ? "" : Blanks().Replace(Plain(summary), " ").Trim();
        return text.Length == 0 ? null : text;
    }

    private static Dictionary<string, XElement> Read(Assembly assembly) =>
        XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml"))
            .Descendants("member")
            .ToDictionary(static member => member.Attribute("name")!.Value, StringComparer.Ordinal);

    private static string Plain(XElement element)
    {
        var text = new StringBuilder();
        foreach (var node in element.Nodes())
        {
            text.Append(node switch
            {
                XText words => words.Value,
                XElement { Name.LocalName: "see" or "paramref" } reference => Named(reference),
                XElement inner => Plain(inner),
                _ => "",
            });
        }

        return text.ToString();
    }

    private static string Named(XElement reference)
    {
        if (reference.Attribute("cref")?.Value is not { } cref)
        {
            return reference.Value.Length > 0 ? reference.Value : reference.Attributes().First().Value;
        }

        // P:Isobar.Users.UserOptions.PersistInterval is the option; F:Isobar.Events.EventLimits.BytesPerRequest needs its type.
        var parts = cref[2..].Split('(')[0].Split('.');
        return cref[0] is 'T' or 'P' ? parts[^1] : $"{parts[^2]}.{parts[^1]}";
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Blanks();
}
