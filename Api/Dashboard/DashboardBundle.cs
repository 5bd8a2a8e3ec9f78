using System.Reflection;

namespace Isobar.Api.Dashboard;

/// <summary>The built dashboard, as it is embedded in this assembly: see <c>Dashboard/README.md</c>.</summary>
internal sealed class DashboardBundle
{
    private const string Prefix = "dashboard/";

    private readonly Dictionary<string, DashboardFile> _files = Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(static name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToDictionary(static name => name[Prefix.Length..].Replace('\\', '/'), static name => new DashboardFile(name, Read(name)), StringComparer.Ordinal);

    public DashboardFile Page => _files["index.html"];

    public DashboardFile? Asset(string name) => _files.GetValueOrDefault($"assets/{name}");

    private static byte[] Read(string name)
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }
}
