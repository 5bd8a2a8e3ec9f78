namespace Isobar.Tests.Versions;

/// <summary>What a version wrote, as a file of the tree: <c>Fixtures/v1/orleans/messages/isobar.cell.bin</c>.</summary>
/// <param name="Version">The first that wrote it so.</param>
/// <param name="Name">Of the type, call, state or message, as the wire or the store knows it.</param>
public sealed record Fixture(int Version, string Name, string Path)
{
    public byte[] Bytes() => File.ReadAllBytes(Path);

    public string Text() => File.ReadAllText(Path);
}
