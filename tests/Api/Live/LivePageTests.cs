using Isobar.Api.Live;

namespace Isobar.Api.Tests.Live;

public sealed class LivePageTests
{
    [Fact]
    public async Task A_page_that_does_not_keep_up_is_let_go_after_what_was_meant_for_it()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var page = new LivePage(LiveFilter.Of(null, null, null, null), new RowSample(static _ => true, 5, new Random(1)), static _ => { });
        for (var moment = 0; moment < 9; moment++)
        {
            page.Show(new LiveMoment(DateTimeOffset.UnixEpoch, [], []));
        }

        var shown = 0;
        await foreach (var _ in page.MomentsAsync(limit.Token))
        {
            shown++;
        }

        Assert.Equal(8, shown);
    }
}
