using Isobar.Tests.Versions.Samples;

namespace Isobar.Tests.Versions.Contract;

/// <summary>
/// After a change that is meant: raise <see cref="FixtureFolder.CurrentVersion"/>, and <c>ISOBAR_WRITE_FIXTURES=1 ./isobar test --project tests/Versions</c>.
/// </summary>
public sealed class ContractTests
{
    private static readonly SortedDictionary<string, string> Today = ContractTexts.All();

    public static TheoryData<string> Names => [.. Today.Keys];

    public static TheoryData<int, string> Kept => FixtureFolder.Contract.Cases(
        static name => ProductAssemblies.HasOrleans || !name.StartsWith(ContractTexts.OrleansOnly, StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void What_silos_agree_on_is_as_the_newest_fixture_says(string name) =>
        FixtureFolder.Contract.AssertNewest(name, System.Text.Encoding.UTF8.GetBytes(Today[name]));

    [Theory]
    [MemberData(nameof(Kept))]
    public void What_a_version_said_still_holds(int version, string name)
    {
        Assert.True(Today.ContainsKey(name), $"{name} is gone, which silos of version {version} know.");
        Assert.Subset(ContractTexts.LinesOf(Today[name]).ToHashSet(), Lines(version, name).ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Kept))]
    public void What_was_added_later_may_be_missing(int version, string name)
    {
        var added = ContractTexts.LinesOf(Today[name]).Except(Lines(version, name));
        Assert.DoesNotContain(added, static line => line.EndsWith(ContractTexts.Required, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_type_that_crosses_silos_or_is_stored_has_an_alias() =>
        Assert.DoesNotContain(ProductAssemblies.SerializableTypes.Concat(ProductAssemblies.GrainInterfaces), static type => TypeNames.AliasOf(type) is null);

    [Fact]
    public void Every_method_of_a_grain_has_an_alias() =>
        Assert.DoesNotContain(ProductAssemblies.GrainInterfaces.SelectMany(static type => type.GetMethods()), static method => TypeNames.AliasOf(method) is null);

    [Fact]
    public void Every_grain_class_says_what_its_grains_are_called() =>
        Assert.DoesNotContain(ProductAssemblies.GrainClasses, static type => ContractTexts.GrainTypeOf(type) is null);

    [Fact]
    public void No_two_types_share_an_alias()
    {
        var aliases = ProductAssemblies.SerializableTypes.Concat(ProductAssemblies.GrainInterfaces).Select(TypeNames.AliasOf);
        Assert.DoesNotContain(aliases.GroupBy(static alias => alias), static alias => alias.Count() > 1);
    }

    [Fact]
    public void No_two_methods_of_a_grain_share_an_alias() => Assert.All(
        ProductAssemblies.GrainInterfaces,
        static type => Assert.Distinct(type.GetMethods().Select(TypeNames.AliasOf)));

    [Fact]
    public void No_two_members_of_a_type_share_a_number() => Assert.All(
        ProductAssemblies.SerializableTypes,
        static type => Assert.Distinct(MessageMembers.DeclaredBy(type).Select(static member => member.Id)));

    /// <summary>On either runtime: where there is no Orleans, a type without its bytes must show too.</summary>
    [Fact]
    public void Every_serializable_type_has_a_sample_and_its_bytes()
    {
        var types = ProductAssemblies.SerializableTypes.Where(static type => !type.IsAbstract).Select(TypeNames.Of).ToList();
        Assert.NotEmpty(types);
        Assert.All(types, static name => Assert.NotNull(FixtureFolder.Orleans.Newest(name)));
        Assert.Empty(types.Except(Sample.All.Select(static sample => sample.Name)));
    }

    private static IEnumerable<string> Lines(int version, string name) =>
        ContractTexts.LinesOf(FixtureFolder.Contract.Get(version, name).Text());
}
