namespace Isobar.Tests.Versions;

/// <summary>
/// The fixtures of one kind, of all versions. A version's folder has what it was the first to write, or to write so; nothing in it is
/// ever written again.
/// </summary>
/// <param name="kind">Folder below a version's: <c>contract</c>, <c>orleans/messages</c>, <c>json/states</c>, <c>json/messages</c>.</param>
/// <param name="extension">Of the files, with its dot.</param>
public sealed class FixtureFolder(string kind, string extension)
{
    /// <summary>To be raised by the first change after a release.</summary>
    public const int CurrentVersion = 1;

    private const string Writing = "ISOBAR_WRITE_FIXTURES";

    public static FixtureFolder Contract { get; } = new("contract", ".txt");

    public static FixtureFolder Orleans { get; } = new("orleans/messages", ".bin");

    public static FixtureFolder Calls { get; } = new("orleans/calls", ".bin");

    public static FixtureFolder States { get; } = new("json/states", ".json");

    public static FixtureFolder Messages { get; } = new("json/messages", ".json");

    /// <summary>All, oldest version first.</summary>
    public IReadOnlyList<Fixture> All() =>
        [.. Enumerable.Range(1, CurrentVersion).SelectMany(Of).OrderBy(static one => one.Version).ThenBy(static one => one.Name, StringComparer.Ordinal)];

    /// <summary>Those with a name that is wanted, as the arguments of a theory.</summary>
    public TheoryData<int, string> Cases(Func<string, bool>? wanted = null)
    {
        var cases = new TheoryData<int, string>();
        foreach (var fixture in All().Where(fixture => wanted is null || wanted(fixture.Name)))
        {
            cases.Add(fixture.Version, fixture.Name);
        }

        return cases;
    }

    public Fixture Get(int version, string name) => All().Single(one => one.Version == version && one.Name == name);

    public Fixture? Newest(string name) => All().LastOrDefault(one => one.Name == name);

    /// <summary>
    /// Fails unless the newest fixture of this name has these bytes. Where there is none, or a later version now writes otherwise, it is written if
    /// the environment asks for it (<c>ISOBAR_WRITE_FIXTURES=1</c>). A file that is there is never replaced.
    /// </summary>
    public void AssertNewest(string name, byte[] bytes)
    {
        if (Environment.GetEnvironmentVariable(Writing) == "1" && (Newest(name) is not { } newest || IsOutdated(newest, bytes)))
        {
            Write(name, bytes);
        }

        var fixture = Newest(name);
        Assert.True(fixture is not null, $"{name} has no fixture in {kind}: a new type, or a new name. If it is meant, run this test with {Writing}=1.");
        Assert.True(
            fixture.Bytes().AsSpan().SequenceEqual(bytes),
            $"{name} is no longer written as in {kind} of version {fixture.Version}. If it is meant, raise {nameof(CurrentVersion)} and run this test with {Writing}=1.{Environment.NewLine}{Excerpt(bytes)}");
    }

    private static bool IsOutdated(Fixture newest, byte[] bytes) =>
        newest.Version < CurrentVersion && !newest.Bytes().AsSpan().SequenceEqual(bytes);

    private string Excerpt(byte[] bytes) => extension == ".bin" ? Convert.ToHexString(bytes) : System.Text.Encoding.UTF8.GetString(bytes);

    private IEnumerable<Fixture> Of(int version) => Directory.Exists(PathOf(version))
        ? Directory.EnumerateFiles(PathOf(version), "*" + extension, SearchOption.AllDirectories).Select(path => new Fixture(version, NameOf(version, path), path))
        : [];

    private string NameOf(int version, string path) => Path.GetRelativePath(PathOf(version), path)[..^extension.Length].Replace('\\', '/');

    private void Write(string name, byte[] bytes)
    {
        var path = Path.Combine(PathOf(CurrentVersion), name + extension);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = new FileStream(path, FileMode.CreateNew);
        file.Write(bytes);
    }

    private string PathOf(int version) => Checkout.PathOf("tests", "Versions", "Fixtures", $"v{version}", kind);
}
