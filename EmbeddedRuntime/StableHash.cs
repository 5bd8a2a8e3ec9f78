namespace Isobar.EmbeddedRuntime;

/// <summary>FNV-1a over the characters. <c>string.GetHashCode</c> differs per process, and a simulation must not.</summary>
internal static class StableHash
{
    public static int Of(ReadOnlySpan<char> text)
    {
        var hash = 2166136261u;
        foreach (var character in text)
        {
            hash = unchecked((hash ^ character) * 16777619u);
        }

        return unchecked((int)hash);
    }
}
