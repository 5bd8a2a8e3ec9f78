using System.Text;
using Isobar.Client.Sending.Formats;
using Isobar.Client.Sending.Reading;
using Isobar.Client.Tests.Hosting;

namespace Isobar.Client.Tests.Sending;

public sealed class SourceReaderTests
{
    [Theory]
    [InlineData("{\"a\":1}\n{\"b\":\"}\\\"{\"}\n", "{\"a\":1}|{\"b\":\"}\\\"{\"}")]
    [InlineData("[ {\"a\":[1,{}]} , 7, \"x,]\", null, [{}]\n]", "{\"a\":[1,{}]}|7|\"x,]\"|null|[{}]")]
    [InlineData("[{\"a\":\"}\\\"]\"},{\"b\":\"\\\\\"}]", "{\"a\":\"}\\\"]\"}|{\"b\":\"\\\\\"}")]
    [InlineData("{\n\"a\":1}\n{\n\"a\":2}", "{\n\"a\":1}|{\n\"a\":2}")]
    [InlineData("[{\"a\":1},{\"b\":", "{\"a\":1}|{\"b\":")]
    [InlineData(" \n\n", "")]
    public async Task Items_are_the_same_however_the_text_arrives(string text, string expected)
    {
        Assert.Equal(expected, string.Join('|', await ReadAsync(text, int.MaxValue, new EventsFormat())));
        Assert.Equal(expected, string.Join('|', await ReadAsync(text, 1, new EventsFormat())));
    }

    [Theory]
    [InlineData("{\"results\":[{\"u\":1},{\"u\":{\"v\":[2]}}],\"info\":{\"results\":2}}", "{\"u\":1}|{\"u\":{\"v\":[2]}}")]
    [InlineData("{\"info\":{\"a\":[{}]},\"results\":[{\"u\":1}]}", "{\"u\":1}")]
    [InlineData("{\"error\":\"results [{}]\"}", "")]
    public async Task Users_are_found_in_the_answer_around_them(string text, string expected)
    {
        Assert.Equal(expected, string.Join('|', await ReadAsync(text, int.MaxValue, new RandomUserFormat())));
        Assert.Equal(expected, string.Join('|', await ReadAsync(text, 1, new RandomUserFormat())));
    }

    [Fact]
    public async Task A_source_of_any_size_takes_the_memory_of_an_item()
    {
        const long Size = 200_000_000;
        var reader = new SourceReader(new EndlessLines(Size), new EventsFormat().ChooseCutter);
        var items = 0L;
        var before = GC.GetAllocatedBytesForCurrentThread();

        await foreach (var item in reader.ReadAsync(CancellationToken.None))
        {
            items++;
        }

        Assert.Equal(Size / EndlessLines.LineLength, items);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000_000);
    }

    private static async Task<List<string>> ReadAsync(string text, int chunk, IEventFormat format)
    {
        using var stream = new ChunkedStream(Encoding.UTF8.GetBytes(text), chunk);
        var items = new List<string>();
        await foreach (var item in new SourceReader(stream, format.ChooseCutter).ReadAsync(CancellationToken.None))
        {
            items.Add(Encoding.UTF8.GetString(item.Json.Span));
        }

        return items;
    }
}
