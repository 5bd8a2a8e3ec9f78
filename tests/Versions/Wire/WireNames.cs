using System.Text;

namespace Isobar.Tests.Versions.Wire;

/// <summary>Gives what is written names that no silo here knows; a type of such a name cannot be declared here.</summary>
internal static class WireNames
{
    public static byte[] Replace(byte[] bytes, string name, string unknown)
    {
        Assert.Equal(name.Length, unknown.Length);
        var text = Encoding.Latin1.GetString(bytes);
        Assert.Contains(name, text, StringComparison.Ordinal);
        return Encoding.Latin1.GetBytes(text.Replace(name, unknown, StringComparison.Ordinal));
    }
}
