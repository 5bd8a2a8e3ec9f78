using System.Reflection;
using System.Runtime.CompilerServices;

namespace Isobar.Tests.Versions.Contract;

/// <summary>A member that the wire knows by its number.</summary>
/// <param name="Id">Its number, unique within the class that declares it.</param>
/// <param name="Info">A field or a property.</param>
internal sealed record MessageMember(uint Id, MemberInfo Info)
{
    public string Name => Info.Name;

    /// <summary>Whether readers rely on it being there.</summary>
    public bool IsRequired => Info.IsDefined(typeof(RequiredMemberAttribute));

    public Type Type => Info is PropertyInfo property ? property.PropertyType : ((FieldInfo)Info).FieldType;

    public object? ValueIn(object message) => Info is PropertyInfo property ? property.GetValue(message) : ((FieldInfo)Info).GetValue(message);
}
