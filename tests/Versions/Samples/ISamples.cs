namespace Isobar.Tests.Versions.Samples;

/// <summary>Gives the samples of some types; found by reflection.</summary>
internal interface ISamples
{
    IEnumerable<Sample> Read();
}
