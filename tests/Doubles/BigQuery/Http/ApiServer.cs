using Isobar.Tests.Doubles.BigQuery.Faults;
using Microsoft.AspNetCore.Http;

namespace Isobar.Tests.Doubles.BigQuery.Http;

/// <summary>Takes calls, lets happen to them what the test wants, and answers.</summary>
internal sealed class ApiServer(FaultQueue faults, Counters counters, TimeProvider time, CancellationToken stopping)
{
    public async Task AnswerAsync(HttpContext context, string operation, Func<ApiRequest, Task<Answer>> handle)
    {
        var request = await ApiRequest.ReadAsync(context);
        var fault = faults.Take(operation);
        switch (fault.Kind)
        {
            case FaultKind.Error:
                await RefuseAsync(context, operation, fault);
                return;
            case FaultKind.Cut:
                Cut(context, operation);
                return;
            case FaultKind.CutThenDo:
                Cut(context, operation);
                await Task.Delay(fault.Duration, time, stopping);
                await DoAsync(request, handle);
                return;
            case FaultKind.Delay:
                await Task.Delay(fault.Duration, time, stopping);
                break;
            case FaultKind.Hold:
                await fault.Release!.WaitAsync(stopping);
                break;
        }

        var answer = await DoAsync(request with { Fault = fault }, handle);
        await FinishAsync(context, operation, fault, answer);
    }

    private static async Task<(Answer Answer, string Outcome)> DoAsync(ApiRequest request, Func<ApiRequest, Task<Answer>> handle)
    {
        try
        {
            return (await handle(request), "ok");
        }
        catch (ApiException refused)
        {
            return (Answer.Error(refused), refused.Reason);
        }
        catch (Exception broken) when (broken is FormatException or InvalidOperationException or InvalidCastException or System.Text.Json.JsonException)
        {
            // A document of a shape that nobody here expects: strings for numbers, lists for objects.
            var refused = ApiException.Invalid($"Invalid value in the request: {broken.Message}");
            return (Answer.Error(refused), refused.Reason);
        }
        catch (Exception broken)
        {
            // A fault of the double's own, which whoever asked shall be able to tell from one that BigQuery might have.
            var failed = new ApiException(500, "internalError", $"The BigQuery double failed: {broken}");
            return (Answer.Error(failed), failed.Reason);
        }
    }

    private async Task FinishAsync(HttpContext context, string operation, Fault fault, (Answer Answer, string Outcome) done)
    {
        switch (fault.Kind)
        {
            case FaultKind.ErrorAfter:
                await RefuseAsync(context, operation, fault);
                return;
            case FaultKind.CutAfter:
                Cut(context, operation);
                return;
            case FaultKind.DelayAfter:
                await Task.Delay(fault.Duration, time, stopping);
                break;
        }

        counters.Count(operation, done.Outcome);
        await context.WriteAsync(done.Answer);
    }

    private async Task RefuseAsync(HttpContext context, string operation, Fault fault)
    {
        counters.Count(operation, fault.Reason);
        context.Response.Headers.RetryAfter = fault.RetryAfter;
        await context.WriteAsync(Answer.Error(new ApiException(fault.Status, fault.Reason, fault.Message)));
    }

    private void Cut(HttpContext context, string operation)
    {
        counters.Count(operation, "cut");
        context.Abort();
    }
}
