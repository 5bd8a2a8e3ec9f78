namespace Isobar.Client.Tests.Hosting;

/// <summary>What reached the server.</summary>
internal sealed record ReceivedRequest(string Method, string Target, string Body, string? Authorization);
