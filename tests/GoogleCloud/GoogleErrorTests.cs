using Isobar.GoogleCloud;

namespace Isobar.Tests.GoogleCloud;

public sealed class GoogleErrorTests
{
    [Fact]
    public void Status_reason_and_message_are_read()
    {
        var error = GoogleError.Read(403, """
            {"error":{"code":403,"message":"Exceeded rate limits","status":"PERMISSION_DENIED",
            "errors":[{"message":"Exceeded","domain":"global"},{"reason":"rateLimitExceeded"}]}}
            """);

        Assert.Equal((403, "PERMISSION_DENIED", "rateLimitExceeded", "Exceeded rate limits"), (error.HttpStatus, error.Status, error.Reason, error.Message));
        Assert.Equal("403 PERMISSION_DENIED rateLimitExceeded: Exceeded rate limits", error.ToString());
    }

    [Fact]
    public void Reason_and_metadata_are_read_from_details_too()
    {
        var error = GoogleError.Read(400, """
            {"error":{"message":"m","details":["odd",{"reason":"API_DISABLED"},{"metadata":{"ack-1":"PERMANENT_FAILURE_INVALID_ACK_ID","n":1}}]}}
            """);

        Assert.Equal("API_DISABLED", error.Reason);
        Assert.Equal("PERMANENT_FAILURE_INVALID_ACK_ID", Assert.Single(error.Metadata).Value);
    }

    [Theory]
    [InlineData("", "no message")]
    [InlineData("<html>Bad gateway</html>", "<html>Bad gateway</html>")]
    [InlineData("[1]", "[1]")]
    [InlineData("""{"error":"text"}""", """{"error":"text"}""")]
    [InlineData("""{"error":{}}""", "no message")]
    [InlineData("""{"error":{"errors":7,"details":{"reason":"r"},"status":3}}""", "no message")]
    public void What_is_not_Googles_is_quoted(string body, string message)
    {
        var error = GoogleError.Read(502, body);

        Assert.Equal((502, null, null, message), (error.HttpStatus, error.Status, error.Reason, error.Message));
        Assert.Empty(error.Metadata);
    }

    [Fact]
    public void Long_page_is_shortened() => Assert.InRange(GoogleError.Read(502, new string('x', 10_000)).Message.Length, 1, 501);
}
