using System.Net;

namespace Isobar.Client.Sending.Delivery;

/// <summary>Why a batch has to be sent again.</summary>
/// <param name="Text">For the person who waits.</param>
/// <param name="RetryAfter">How long the server asks to wait, or null.</param>
/// <param name="IsAnswer">Whether it came from a server, rather than from the network.</param>
internal sealed record SendTrouble(string Text, TimeSpan? RetryAfter, bool IsAnswer)
{
    /// <summary>The trouble that this answer stands for, or null if sending again would not change it.</summary>
    public static SendTrouble? Of(HttpResponseMessage response, TimeProvider clock) => response.StatusCode switch
    {
        HttpStatusCode.TooManyRequests => Of("the server is busy (429)", response, clock),
        HttpStatusCode.ServiceUnavailable => Of("the server is unavailable (503)", response, clock),
        >= HttpStatusCode.InternalServerError => Of($"the server has trouble ({(int)response.StatusCode})", response, clock),
        _ => null,
    };

    private static SendTrouble Of(string text, HttpResponseMessage response, TimeProvider clock)
    {
        var asked = response.Headers.RetryAfter;
        return new SendTrouble(text, asked?.Delta ?? (asked?.Date - clock.GetUtcNow()), IsAnswer: true);
    }
}
