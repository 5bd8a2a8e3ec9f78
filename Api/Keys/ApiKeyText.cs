using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Isobar.Api.Keys;

/// <summary>
/// The text of a key: <c>isobar_</c>, its id, <c>_</c>, 256 random bits in base64url. The prefix lets secret scanners find it;
/// the id finds its hash. With that much chance a plain SHA-256 is as good as a slow hash, and costs a request nothing.
/// </summary>
internal static class ApiKeyText
{
    private const string Prefix = "isobar_";
    private const int IdDigits = 12;
    private const int SecretBytes = 32;

    public static string NewId() => RandomNumberGenerator.GetHexString(IdDigits, lowercase: true);

    public static string New(string id) =>
        $"{Prefix}{id}_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes))}";

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <returns>The id within the text, or null if the text cannot be a key.</returns>
    public static string? IdOf(string text) =>
        text.Length > Prefix.Length + IdDigits + 1 && text.Length <= 128
            && text.StartsWith(Prefix, StringComparison.Ordinal) && text[Prefix.Length + IdDigits] == '_'
            ? text.Substring(Prefix.Length, IdDigits)
            : null;

    public static bool Matches(ApiKey key, string text) => CryptographicOperations.FixedTimeEquals(
        Encoding.ASCII.GetBytes(key.Sha256), Encoding.ASCII.GetBytes(Hash(text)));
}
