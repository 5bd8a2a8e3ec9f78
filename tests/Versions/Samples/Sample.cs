using System.Reflection;
using Isobar.Tests.Versions.Contract;

namespace Isobar.Tests.Versions.Samples;

/// <summary>A message as a version could first say it: every member that the version knew has a value, and no other.</summary>
/// <param name="Version">Its fixture is in the folder of this version.</param>
/// <param name="Name">Its type's alias.</param>
/// <param name="Value">A message, a state or an exception.</param>
public sealed record Sample(int Version, string Name, object Value)
{
    /// <summary>What all <see cref="ISamples"/> give.</summary>
    public static IReadOnlyList<Sample> All { get; } =
    [
        .. from type in Assembly.GetExecutingAssembly().GetTypes()
           where type.IsClass && type.IsAssignableTo(typeof(ISamples))
           from sample in ((ISamples)Activator.CreateInstance(type)!).Read()
           select sample,
    ];

    /// <summary>The sample whose bytes a fixture has.</summary>
    public static Sample Of(Fixture fixture) => All.Single(one => one.Version == fixture.Version && one.Name == fixture.Name);

    public static Sample Newest(string name) => All.Where(one => one.Name == name).MaxBy(static one => one.Version)!;

    public static Sample OfVersion1(object value) => new(1, TypeNames.Of(value.GetType()), value);
}
