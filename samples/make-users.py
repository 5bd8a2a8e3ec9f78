#!/usr/bin/env python3
"""Makes users.json and events.ndjson, the same bytes on every run.

Cities are real, people are not: names are drawn from lists, mail addresses end in example.com/.org/.net (RFC 2606),
telephone numbers hold 555-01, pictures are randomuser.me's stock portraits and every hash is of an invented password.
"""

import hashlib
import json
import random
import unicodedata
import uuid
from datetime import datetime, timedelta, timezone
from pathlib import Path

SEED = "isobar"
USERS = 300
EVENTS = 1_000
TODAY = datetime(2026, 11, 22, tzinfo=timezone.utc)
EVENTS_FROM = datetime(2026, 11, 15, tzinfo=timezone.utc)
EVENTS_FOR = timedelta(days=7)

# name | state or region | country | nationality as RandomUser has it, or its nearest | latitude | longitude | offset
CITIES = """
Berlin|Berlin|Germany|DE|52.5200|13.4050|+1:00
Hamburg|Hamburg|Germany|DE|53.5511|9.9937|+1:00
Munich|Bavaria|Germany|DE|48.1351|11.5820|+1:00
Paris|Île-de-France|France|FR|48.8566|2.3522|+1:00
Lyon|Auvergne-Rhône-Alpes|France|FR|45.7640|4.8357|+1:00
Marseille|Provence-Alpes-Côte d'Azur|France|FR|43.2965|5.3698|+1:00
London|Greater London|United Kingdom|GB|51.5074|-0.1278|0:00
Manchester|Greater Manchester|United Kingdom|GB|53.4808|-2.2426|0:00
Edinburgh|Scotland|United Kingdom|GB|55.9533|-3.1883|0:00
Dublin|Leinster|Ireland|IE|53.3498|-6.2603|0:00
Madrid|Comunidad de Madrid|Spain|ES|40.4168|-3.7038|+1:00
Barcelona|Cataluña|Spain|ES|41.3874|2.1686|+1:00
Seville|Andalucía|Spain|ES|37.3891|-5.9845|+1:00
Lisbon|Lisboa|Portugal|ES|38.7223|-9.1393|0:00
Rome|Lazio|Italy|CH|41.9028|12.4964|+1:00
Milan|Lombardia|Italy|CH|45.4642|9.1900|+1:00
Zurich|Zürich|Switzerland|CH|47.3769|8.5417|+1:00
Vienna|Wien|Austria|DE|48.2082|16.3738|+1:00
Amsterdam|Noord-Holland|Netherlands|NL|52.3676|4.9041|+1:00
Brussels|Brussels|Belgium|NL|50.8503|4.3517|+1:00
Copenhagen|Hovedstaden|Denmark|DK|55.6761|12.5683|+1:00
Stockholm|Stockholm|Sweden|NO|59.3293|18.0686|+1:00
Oslo|Oslo|Norway|NO|59.9139|10.7522|+1:00
Bergen|Vestland|Norway|NO|60.3913|5.3221|+1:00
Tromsø|Troms|Norway|NO|69.6492|18.9553|+1:00
Helsinki|Uusimaa|Finland|FI|60.1699|24.9384|+2:00
Reykjavík|Höfuðborgarsvæðið|Iceland|DK|64.1466|-21.9426|0:00
Warsaw|Mazowieckie|Poland|UA|52.2297|21.0122|+1:00
Prague|Praha|Czechia|DE|50.0755|14.4378|+1:00
Budapest|Budapest|Hungary|RS|47.4979|19.0402|+1:00
Belgrade|Beograd|Serbia|RS|44.7866|20.4489|+1:00
Bucharest|București|Romania|RS|44.4268|26.1025|+2:00
Athens|Attica|Greece|RS|37.9838|23.7275|+2:00
Kyiv|Kyiv|Ukraine|UA|50.4501|30.5234|+2:00
Tallinn|Harju|Estonia|FI|59.4370|24.7536|+2:00
Istanbul|İstanbul|Turkey|TR|41.0082|28.9784|+3:00
Ankara|Ankara|Turkey|TR|39.9334|32.8597|+3:00
Tbilisi|Tbilisi|Georgia|UA|41.7151|44.8271|+4:00
New York|New York|United States|US|40.7128|-74.0060|-5:00
Boston|Massachusetts|United States|US|42.3601|-71.0589|-5:00
Miami|Florida|United States|US|25.7617|-80.1918|-5:00
Chicago|Illinois|United States|US|41.8781|-87.6298|-6:00
Houston|Texas|United States|US|29.7604|-95.3698|-6:00
Denver|Colorado|United States|US|39.7392|-104.9903|-7:00
Seattle|Washington|United States|US|47.6062|-122.3321|-8:00
San Francisco|California|United States|US|37.7749|-122.4194|-8:00
Los Angeles|California|United States|US|34.0522|-118.2437|-8:00
Anchorage|Alaska|United States|US|61.2181|-149.9003|-9:00
Honolulu|Hawaii|United States|US|21.3069|-157.8583|-10:00
Toronto|Ontario|Canada|CA|43.6532|-79.3832|-5:00
Montréal|Québec|Canada|CA|45.5019|-73.5674|-5:00
Vancouver|British Columbia|Canada|CA|49.2827|-123.1207|-8:00
Winnipeg|Manitoba|Canada|CA|49.8951|-97.1384|-6:00
Yellowknife|Northwest Territories|Canada|CA|62.4540|-114.3718|-7:00
St. John's|Newfoundland and Labrador|Canada|CA|47.5615|-52.7126|-3:30
Mexico City|Ciudad de México|Mexico|MX|19.4326|-99.1332|-6:00
Guadalajara|Jalisco|Mexico|MX|20.6597|-103.3496|-6:00
Monterrey|Nuevo León|Mexico|MX|25.6866|-100.3161|-6:00
Havana|La Habana|Cuba|MX|23.1136|-82.3666|-5:00
Panama City|Panamá|Panama|MX|8.9824|-79.5199|-5:00
São Paulo|São Paulo|Brazil|BR|-23.5505|-46.6333|-3:00
Rio de Janeiro|Rio de Janeiro|Brazil|BR|-22.9068|-43.1729|-3:00
Manaus|Amazonas|Brazil|BR|-3.1190|-60.0217|-4:00
Recife|Pernambuco|Brazil|BR|-8.0476|-34.8770|-3:00
Buenos Aires|Buenos Aires|Argentina|MX|-34.6037|-58.3816|-3:00
Ushuaia|Tierra del Fuego|Argentina|MX|-54.8019|-68.3030|-3:00
Santiago|Región Metropolitana|Chile|MX|-33.4489|-70.6693|-3:00
Lima|Lima|Peru|MX|-12.0464|-77.0428|-5:00
Quito|Pichincha|Ecuador|MX|-0.1807|-78.4678|-5:00
Bogotá|Cundinamarca|Colombia|MX|4.7110|-74.0721|-5:00
La Paz|La Paz|Bolivia|MX|-16.4897|-68.1193|-4:00
Cairo|Cairo|Egypt|IR|30.0444|31.2357|+2:00
Casablanca|Casablanca-Settat|Morocco|FR|33.5731|-7.5898|+1:00
Dakar|Dakar|Senegal|FR|14.7167|-17.4677|0:00
Lagos|Lagos|Nigeria|GB|6.5244|3.3792|+1:00
Accra|Greater Accra|Ghana|GB|5.6037|-0.1870|0:00
Nairobi|Nairobi|Kenya|GB|-1.2921|36.8219|+3:00
Addis Ababa|Addis Ababa|Ethiopia|GB|9.0300|38.7400|+3:00
Johannesburg|Gauteng|South Africa|GB|-26.2041|28.0473|+2:00
Cape Town|Western Cape|South Africa|GB|-33.9249|18.4241|+2:00
Antananarivo|Analamanga|Madagascar|FR|-18.8792|47.5079|+3:00
Tehran|Tehran|Iran|IR|35.6892|51.3890|+3:30
Isfahan|Isfahan|Iran|IR|32.6546|51.6680|+3:30
Dubai|Dubai|United Arab Emirates|IR|25.2048|55.2708|+4:00
Riyadh|Riyadh|Saudi Arabia|IR|24.7136|46.6753|+3:00
Mumbai|Maharashtra|India|IN|19.0760|72.8777|+5:30
Delhi|Delhi|India|IN|28.7041|77.1025|+5:30
Bengaluru|Karnataka|India|IN|12.9716|77.5946|+5:30
Kolkata|West Bengal|India|IN|22.5726|88.3639|+5:30
Kathmandu|Bagmati|Nepal|IN|27.7172|85.3240|+5:45
Colombo|Western Province|Sri Lanka|IN|6.9271|79.8612|+5:30
Almaty|Almaty|Kazakhstan|UA|43.2220|76.8512|+5:00
Bangkok|Bangkok|Thailand|GB|13.7563|100.5018|+7:00
Hanoi|Hà Nội|Vietnam|GB|21.0278|105.8342|+7:00
Jakarta|Jakarta|Indonesia|GB|-6.2088|106.8456|+7:00
Singapore|Singapore|Singapore|GB|1.3521|103.8198|+8:00
Manila|Metro Manila|Philippines|US|14.5995|120.9842|+8:00
Taipei|Taipei|Taiwan|GB|25.0330|121.5654|+8:00
Seoul|Seoul|South Korea|GB|37.5665|126.9780|+9:00
Tokyo|Tokyo|Japan|GB|35.6762|139.6503|+9:00
Sapporo|Hokkaido|Japan|GB|43.0618|141.3545|+9:00
Ulaanbaatar|Ulaanbaatar|Mongolia|UA|47.8864|106.9057|+8:00
Perth|Western Australia|Australia|AU|-31.9505|115.8605|+8:00
Darwin|Northern Territory|Australia|AU|-12.4634|130.8456|+9:30
Sydney|New South Wales|Australia|AU|-33.8688|151.2093|+10:00
Melbourne|Victoria|Australia|AU|-37.8136|144.9631|+10:00
Hobart|Tasmania|Australia|AU|-42.8821|147.3272|+10:00
Auckland|Auckland|New Zealand|NZ|-36.8509|174.7645|+12:00
Dunedin|Otago|New Zealand|NZ|-45.8788|170.5028|+12:00
Suva|Central|Fiji|NZ|-18.1248|178.4501|+12:00
Papeete|Îles du Vent|French Polynesia|FR|-17.5516|-149.5585|-10:00
McMurdo Station|Ross Island|Antarctica|NZ|-77.8419|166.6863|+12:00
"""

# What RandomUser says beside each offset.
TIMEZONES = {
    "-10:00": "Hawaii", "-9:00": "Alaska", "-8:00": "Pacific Time (US & Canada)", "-7:00": "Mountain Time (US & Canada)",
    "-6:00": "Central Time (US & Canada), Mexico City", "-5:00": "Eastern Time (US & Canada), Bogota, Lima",
    "-4:00": "Atlantic Time (Canada), Caracas, La Paz", "-3:30": "Newfoundland",
    "-3:00": "Brazil, Buenos Aires, Georgetown", "0:00": "Western Europe Time, London, Lisbon, Casablanca",
    "+1:00": "Brussels, Copenhagen, Madrid, Paris", "+2:00": "Kaliningrad, South Africa",
    "+3:00": "Baghdad, Riyadh, Moscow, St. Petersburg", "+3:30": "Tehran", "+4:00": "Abu Dhabi, Muscat, Baku, Tbilisi",
    "+5:00": "Ekaterinburg, Islamabad, Karachi, Tashkent", "+5:30": "Bombay, Calcutta, Madras, New Delhi",
    "+5:45": "Kathmandu", "+7:00": "Bangkok, Hanoi, Jakarta", "+8:00": "Beijing, Perth, Singapore, Hong Kong",
    "+9:00": "Tokyo, Seoul, Osaka, Sapporo, Yakutsk", "+9:30": "Adelaide, Darwin",
    "+10:00": "Eastern Australia, Guam, Vladivostok", "+12:00": "Auckland, Wellington, Fiji, Kamchatka",
}

FEMALE = """Ada Amara Anouk Astrid Beatriz Camille Chiara Dalia Elif Emiko Farah Freja Greta Hana Ines Ingrid Jana Kaia Laila
Leilani Lucía Mei Mira Nadia Noor Oksana Paloma Priya Rosa Saoirse Selma Sofia Tamar Uma Valentina Wanjiru Yara Zofia""".split()
MALE = """Adil Aleksi André Bastian Bogdan Caleb Daichi Diego Emil Enzo Farid Finn Gabriel Hugo Idris Ivan Jonas Kofi Lars
Mateo Milan Nikhil Noah Olu Oscar Pavel Rafael Rohan Samir Stefan Tariq Tomás Ugo Viktor Wen Yusuf Zoran""".split()
LAST = """Almeida Andersen Aoki Bakker Barros Bennett Bianchi Castillo Chaudhary Cohen Costa Demir Dubois Eriksen Fischer Fraser
Gallagher Haddad Hansen Hoffmann Ibrahim Ivanova Jensen Kariuki Kaya Kowalska Laine Lindqvist Marchetti Mensah Moreau Nakamura
Ndiaye Novak Okafor Oliveira Osei Patel Petrović Quispe Ramos Rossi Sahin Santos Schneider Shevchenko Silva Tanaka Tremblay
Vargas Weber Whitaker Yilmaz Zhang""".split()
STREETS = """Anemometer Avenue|Barometer Street|Cirrus Road|Cumulus Lane|Doldrums Drive|Drizzle Street|Foehn Way|Graupel Grove
Harmattan Road|Isobar Avenue|Jet Stream Boulevard|Khamsin Street|Lenticular Lane|Meltemi Street|Mistral Road|Monsoon Avenue
Nimbus Street|Passat Square|Rain Gauge Road|Sirocco Street|Stratus Place|Sunshine Terrace|Thermal Lane|Windvane Walk
""".strip().replace("\n", "|").split("|")
ADJECTIVES = "bright calm clear cloudy cold crisp dewy foggy frosty gusty hazy icy misty rainy snowy stormy sunny warm windy".split()
ANIMALS = "auk bear crane dolphin eagle finch gannet heron ibis jay kestrel lynx marmot newt otter puffin raven swift tern wren".split()
DOMAINS = ["example.com", "example.org", "example.net"]
TYPES = ["app_open", "page_view", "search", "add_to_cart", "purchase", "check_in", "photo_upload"]


def cities():
    for line in CITIES.strip().splitlines():
        name, state, country, nat, latitude, longitude, offset = line.split("|")
        yield name, state, country, nat, float(latitude), float(longitude), offset


def made_uuid(chance):
    return str(uuid.UUID(int=chance.getrandbits(128), version=4))


def date_and_age(moment):
    return {"date": moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03}Z", "age": (TODAY - moment).days * 4 // 1461}


def login(chance):
    username = chance.choice(ADJECTIVES) + chance.choice(ANIMALS) + str(chance.randrange(100, 1000))
    password = chance.choice(ANIMALS) + str(chance.randrange(1000))
    salt = "".join(chance.choices("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", k=8))
    salted = (password + salt).encode()
    return {
        "uuid": made_uuid(chance), "username": username, "password": password, "salt": salt,
        "md5": hashlib.md5(salted).hexdigest(), "sha1": hashlib.sha1(salted).hexdigest(), "sha256": hashlib.sha256(salted).hexdigest(),
    }


def location(chance, city):
    name, state, country, _, latitude, longitude, offset = city
    return {
        "street": {"number": chance.randrange(1, 10_000), "name": chance.choice(STREETS)},
        "city": name, "state": state, "country": country, "postcode": chance.randrange(10_000, 100_000),
        # Within about three kilometres of the city's centre; text, as in RandomUser.
        "coordinates": {
            "latitude": f"{latitude + chance.uniform(-0.03, 0.03):.4f}",
            "longitude": f"{longitude + chance.uniform(-0.03, 0.03):.4f}",
        },
        "timezone": {"offset": offset, "description": TIMEZONES[offset]},
    }


def user(chance, city, number):
    gender = chance.choice(["female", "male"])
    first = chance.choice(FEMALE if gender == "female" else MALE)
    last = chance.choice(LAST)
    portrait = f"{'women' if gender == 'female' else 'men'}/{chance.randrange(100)}.jpg"
    born = TODAY - timedelta(days=chance.randrange(19 * 366, 80 * 365), milliseconds=chance.randrange(86_400_000))
    joined = TODAY - timedelta(days=chance.randrange(30, 12 * 365), milliseconds=chance.randrange(86_400_000))
    return {
        "gender": gender,
        "name": {"title": chance.choice(["Ms", "Mrs", "Miss"]) if gender == "female" else "Mr", "first": first, "last": last},
        "location": location(chance, city),
        "email": f"{plain(first)}.{plain(last)}{number}@{chance.choice(DOMAINS)}",
        "login": login(chance),
        "dob": date_and_age(born),
        "registered": date_and_age(joined),
        "phone": f"({chance.randrange(200, 1000)}) 555-01{chance.randrange(100):02}",
        "cell": f"({chance.randrange(200, 1000)}) 555-01{chance.randrange(100):02}",
        "id": {"name": "", "value": None},
        "picture": {
            "large": f"https://randomuser.me/api/portraits/{portrait}",
            "medium": f"https://randomuser.me/api/portraits/med/{portrait}",
            "thumbnail": f"https://randomuser.me/api/portraits/thumb/{portrait}",
        },
        "nat": city[3],
    }


def plain(name):
    letters = unicodedata.normalize("NFD", name.lower())
    return "".join(letter for letter in letters if "a" <= letter <= "z")


def event(chance, person, number):
    moment = EVENTS_FROM + timedelta(milliseconds=chance.randrange(int(EVENTS_FOR.total_seconds() * 1000)))
    coordinates = person["location"]["coordinates"]
    made = {
        "event_id": f"sample-{number:04}",
        "user_id": person["login"]["uuid"],
        "type": chance.choice(TYPES),
        "occurred_at": moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03}Z",
    }
    # One in ten without a place: it takes the user's last known one.
    if chance.random() < 0.9:
        made["latitude"] = float(coordinates["latitude"])
        made["longitude"] = float(coordinates["longitude"])
    made["properties"] = {"city": person["location"]["city"], "app": chance.choice(["ios", "android", "web"])}
    return made


def main():
    here = Path(__file__).parent
    chance = random.Random(SEED)
    places = list(cities())
    people = [user(chance, places[i % len(places)], i) for i in range(USERS)]
    document = {"results": people, "info": {"seed": SEED, "results": USERS, "page": 1, "version": "1.4"}}
    (here / "users.json").write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

    events = sorted((event(chance, chance.choice(people), i) for i in range(EVENTS)), key=lambda made: made["occurred_at"])
    lines = (json.dumps(made, ensure_ascii=False, separators=(",", ":")) for made in events)
    (here / "events.ndjson").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
