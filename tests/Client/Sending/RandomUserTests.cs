using System.Text.Json;
using Isobar.Client.Tests.Hosting;

namespace Isobar.Client.Tests.Sending;

public sealed class RandomUserTests : ClientTest
{
    // Every part that identifies or authenticates, spelt so that it can be found anywhere.
    private const string User = """
        {"gender":"female","name":{"title":"Ms","first":"Ada","last":"Löwe"},
         "location":{"street":{"number":8929,"name":"SECRET-street"},"city":"Wien","state":"Wien","country":"Austria","postcode":"SECRET-postcode",
           "coordinates":{"latitude":"48.2082","longitude":"16.3738"},"timezone":{"offset":"+1:00","description":"Vienna"}},
         "email":"SECRET-email@example.com",
         "login":{"uuid":"7a0eed16-9430-4d68-901f-c0d4c1c3bf00","username":"SECRET-username","password":"SECRET-password","salt":"SECRET-salt",
           "md5":"SECRET-md5","sha1":"SECRET-sha1","sha256":"SECRET-sha256","token":"SECRET-of-a-later-version"},
         "dob":{"date":"SECRET-dob","age":30},"registered":{"date":"2007-07-09T05:51:59.390Z","age":14},
         "phone":"SECRET-phone","cell":"SECRET-cell","id":{"name":"SSN","value":"SECRET-ssn"},
         "picture":{"large":"https://randomuser.me/api/portraits/men/75.jpg"},"nat":"AT"}
        """;

    private const string Answer = "{\"results\":[" + User + "],\"info\":{\"seed\":\"56d27f4a53bd5441\",\"results\":1,\"page\":1,\"version\":\"1.4\"}}";

    [Fact]
    public async Task No_credential_leaves_the_process()
    {
        var file = Client.WriteFile("users.json", Answer);

        var outcome = await Client.RunAsync("send", file, "--format", "randomuser");

        Assert.Equal(0, outcome.ExitCode);
        Assert.DoesNotContain("SECRET", Assert.Single(Server.Requests).Body);
        Assert.DoesNotContain("SECRET", outcome.Output + outcome.Error);
        Assert.All(Directory.GetFiles(Client.PathOf("state"), "*", SearchOption.AllDirectories), journal =>
            Assert.DoesNotContain("SECRET", File.ReadAllText(journal)));
    }

    [Fact]
    public async Task No_credential_is_in_what_is_said_about_a_user_that_is_refused()
    {
        var file = Client.WriteFile("users.json", Answer.Replace("\"48.2082\"", "\"SOUTH\"").Replace("SECRET-salt\"", "SECRET-salt\\u0000\""));

        var outcome = await Client.RunAsync("send", file, "--format", "randomuser");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("latitude", outcome.Error);
        Assert.DoesNotContain("SECRET", outcome.Output + outcome.Error);
    }

    [Fact]
    public async Task A_user_becomes_an_event_with_its_place_now()
    {
        await Client.RunAsync("send", Client.WriteFile("users.json", Answer), "--format", "randomuser");

        var accepted = Assert.Single(Server.Accepted);
        Assert.Equal("7a0eed16-9430-4d68-901f-c0d4c1c3bf00", EventJson.Text(accepted, "user_id"));
        Assert.Equal("user.registered", EventJson.Text(accepted, "type"));
        Assert.Equal("2026-01-31T08:30:00.000Z", EventJson.Text(accepted, "occurred_at"));
        Assert.Equal(48.2082, accepted.GetProperty("latitude").GetDouble());
        Assert.Equal("Löwe", EventJson.Text(accepted.GetProperty("properties"), "last_name"));
    }

    [Theory]
    [InlineData("[" + User + "]")]
    [InlineData(User)]
    public async Task Users_without_the_answer_around_them_are_read_too(string text)
    {
        var file = Client.WriteFile("users.json", text.StartsWith('[') ? text : text.ReplaceLineEndings(" "));

        var outcome = await Client.RunAsync("send", file, "--format", "randomuser");

        Assert.Equal((0, 1), (outcome.ExitCode, Server.Accepted.Count));
    }

    [Fact]
    public async Task A_user_without_login_is_known_by_a_hash_of_the_address()
    {
        var user = """{"email":"Ada@Example.com","location":{}}""";

        await Client.RunAsync("send", Client.WriteFile("users.json", $"[{user}]"), "--format", "randomuser");

        Assert.StartsWith("email-", EventJson.Text(Assert.Single(Server.Accepted), "user_id"));
        Assert.DoesNotContain("ada@", Server.Requests.Single().Body, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_same_user_in_two_files_is_one_event()
    {
        await Client.RunAsync("send", Client.WriteFile("a.json", Answer), "--format", "randomuser");
        await Client.RunAsync("send", Client.WriteFile("b.json", $"[{User}]"), "--format", "randomuser");

        Assert.Equal((2, 1), (Server.Accepted.Count, Server.RowKeys.Distinct().Count()));
    }

    [Fact]
    public async Task Users_are_fetched_from_the_service()
    {
        await using var service = await ServerDouble.StartAsync();
        service.Usually("/api/", Replies.Json(Answer));

        var outcome = await Client.RunAsync(
            "send", "--from", "randomuser", "--count", "12", "--randomuser-url", service.Address + "/api/");

        Assert.Equal((0, 1), (outcome.ExitCode, Server.Accepted.Count));
        Assert.Equal("/api/?results=12", Assert.Single(service.Requests).Target);
        Assert.DoesNotContain("SECRET", Server.Requests.Single().Body);
    }

    [Fact]
    public async Task Without_the_service_the_bundled_users_are_pointed_to()
    {
        var outcome = await Client.RunAsync("send", "--from", "randomuser", "--randomuser-url", "http://127.0.0.1:1/api/");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("./isobar send samples/users.json --format randomuser", outcome.Error);
    }

    [Fact]
    public async Task An_error_of_the_service_is_no_event()
    {
        var file = Client.WriteFile("users.json", """{"error": "Uh oh, something has gone wrong."}""");

        var outcome = await Client.RunAsync("send", file, "--format", "randomuser");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("There is no event", outcome.Error);
        Assert.Equal(JsonValueKind.Undefined, Server.Accepted.FirstOrDefault().ValueKind);
    }
}
