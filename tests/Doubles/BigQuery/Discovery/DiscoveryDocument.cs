using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Isobar.Tests.Doubles.BigQuery.Http;

namespace Isobar.Tests.Doubles.BigQuery.Discovery;

/// <summary>
/// What the API says of itself, as far as clients that are made from it need: https://developers.google.com/discovery/v1/reference/apis.
/// </summary>
internal static partial class DiscoveryDocument
{
    public static JsonObject Write(IEnumerable<ApiMethod> methods, string root)
    {
        var resources = new JsonObject();
        foreach (var group in methods.GroupBy(method => method.Id.Split('.')[0], StringComparer.Ordinal))
        {
            var ofResource = new JsonObject();
            foreach (var method in group)
            {
                ofResource[method.Id.Split('.')[1]] = Method(method);
            }

            resources[group.Key] = new JsonObject { ["methods"] = ofResource };
        }

        return new JsonObject
        {
            ["kind"] = "discovery#restDescription",
            ["discoveryVersion"] = "v1",
            ["id"] = "bigquery:v2",
            ["name"] = "bigquery",
            ["version"] = "v2",
            ["title"] = "BigQuery API (test double)",
            ["protocol"] = "rest",
            ["rootUrl"] = root,
            ["servicePath"] = "bigquery/v2/",
            ["baseUrl"] = root + "bigquery/v2/",
            ["basePath"] = "/bigquery/v2/",
            ["batchPath"] = "batch/bigquery/v2",
            ["parameters"] = new JsonObject
            {
                ["alt"] = Parameter("query"),
                ["fields"] = Parameter("query"),
                ["prettyPrint"] = Parameter("query", "boolean"),
                ["quotaUser"] = Parameter("query"),
                ["key"] = Parameter("query"),
            },
            ["auth"] = new JsonObject
            {
                ["oauth2"] = new JsonObject
                {
                    ["scopes"] = new JsonObject
                    {
                        ["https://www.googleapis.com/auth/bigquery"] = new JsonObject { ["description"] = "BigQuery" },
                    },
                },
            },
            ["schemas"] = new JsonObject
            {
                ["Document"] = new JsonObject { ["id"] = "Document", ["type"] = "object", ["properties"] = new JsonObject() },
            },
            ["resources"] = resources,
        };
    }

    private static JsonObject Method(ApiMethod method)
    {
        var inPath = InBraces().Matches(method.Path).Select(match => match.Groups["name"].Value).ToList();
        var parameters = new JsonObject();
        foreach (var name in inPath)
        {
            var parameter = Parameter("path");
            parameter["required"] = true;
            parameters[name] = parameter;
        }

        foreach (var name in method.QueryParameters ?? [])
        {
            parameters[name] = Parameter("query");
        }

        var document = new JsonObject
        {
            ["id"] = "bigquery." + method.Id,
            ["path"] = InBraces().Replace(method.Path, "{+${name}}"),
            ["flatPath"] = method.Path,
            ["httpMethod"] = method.Verb,
            ["parameters"] = parameters,
            ["parameterOrder"] = new JsonArray([.. inPath.Select(name => JsonValue.Create(name))]),
            ["response"] = new JsonObject { ["$ref"] = "Document" },
        };
        if (method.HasBody)
        {
            document["request"] = new JsonObject { ["$ref"] = "Document" };
        }

        if (method.Upload)
        {
            document["supportsMediaUpload"] = true;
            document["mediaUpload"] = Upload(method.Path);
        }

        return document;
    }

    private static JsonObject Upload(string path)
    {
        var uploadPath = "/upload/bigquery/v2/" + InBraces().Replace(path, "{+${name}}");
        return new JsonObject
        {
            ["accept"] = new JsonArray("*/*"),
            ["protocols"] = new JsonObject
            {
                ["simple"] = new JsonObject { ["multipart"] = true, ["path"] = uploadPath },
                ["resumable"] = new JsonObject { ["multipart"] = true, ["path"] = "/resumable" + uploadPath },
            },
        };
    }

    private static JsonObject Parameter(string location, string type = "string") => new() { ["location"] = location, ["type"] = type };

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InBraces();
}
