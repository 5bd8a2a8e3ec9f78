using Isobar.Client.CommandLine;
using Isobar.Client.Output;
using Spectre.Console;

namespace Isobar.Client.Sending.Progress;

/// <summary>Runs work with the progress display that fits where standard error goes.</summary>
internal static class SendProgress
{
    public static Task<T> RunAsync<T>(Terminal terminal, string source, long? length, Func<ISendProgress, Task<T>> work) =>
        terminal.ErrorIsTerminal
            ? WithBarAsync(terminal, source, length, work)
            : work(new ProgressLines(terminal, source, length));

    private static Task<T> WithBarAsync<T>(Terminal terminal, string source, long? length, Func<ISendProgress, Task<T>> work) =>
        terminal.ForError().Progress()
            .AutoClear(true)
            .Columns(Columns(length is not null))
            .StartAsync(context =>
            {
                var task = context.AddTask(Markup.Escape(source), maxValue: length ?? 1);
                task.IsIndeterminate = length is null;
                return work(new ProgressBar(task, source));
            });

    private static ProgressColumn[] Columns(bool lengthIsKnown) => lengthIsKnown
        ? [new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()]
        : [new TaskDescriptionColumn(), new ProgressBarColumn(), new ElapsedTimeColumn()];
}
