namespace Isobar.Api.Keys;

/// <summary>It would listen where others can reach it while no API key protects it.</summary>
public sealed class ListenRefusedException(string url) : Exception(
    $"{url} can be reached from other machines and there is no API key: create one with `./isobar keys create`, or listen on localhost.")
{
    public string Url { get; } = url;
}
