namespace Isobar.Tests.Deploy.Image;

/// <summary>Tests that share what the Dockerfile builds.</summary>
[CollectionDefinition(Name)]
public sealed class ImageTests : ICollectionFixture<PublishedImage>
{
    public const string Name = "image";
}
