"""Regions, waters, relief and islands that news names and that the packages of `build_world.py` lack.

Written for this project (CC0-1.0). A line is a place:

    class | code | name | latitude | longitude | radius in km | names | demonyms | status | country

`class` and `code` are those of GeoNames. `names` and `demonyms` are separated by commas; a name may have a language tag
(`uk:Донбас`). `status` is empty, `contested` by the rules of README.md, or `historic` for what no longer exists. `country` is empty
for what several share. Positions are general knowledge: the middle of the place, with a disc that holds most of it. Points at sea,
on land, in lakes and in countries were checked against Natural Earth.
"""

REGIONS = """\
L|RGN|Middle East|29.3|42.5|2200|the Middle East,Mideast,Near East|Middle Eastern,Middle Easterner,Middle Easterners||
L|RGN|North Africa|28|12|2500|Northern Africa|North African,North Africans||
L|RGN|West Africa|12|-3|1900|Western Africa|West African,West Africans||
L|RGN|East Africa|1|37|1700|Eastern Africa|East African,East Africans||
L|RGN|Central Africa|3|19|1500|Middle Africa|||
L|RGN|Southern Africa|-23|25|1600||||
L|RGN|Sub-Saharan Africa|0|20|3800|sub-Saharan Africa|sub-Saharan African,sub-Saharan Africans||
L|RGN|Horn of Africa|8|44|1100|the Horn of Africa|||
L|RGN|Great Lakes region|-2|29.5|700|African Great Lakes|||
L|RGN|Maghreb|31|2|1500|the Maghreb|Maghrebi,Maghrebis,Maghrebian||
L|RGN|Sahel|15|8|2600|the Sahel|Sahelian||
L|RGN|Lake Chad Basin|13|14|500|Lake Chad region|||
L|RGN|Liptako-Gourma|14.5|0|350|tri-border area|||
L|RGN|Levant|34|37|500|the Levant|Levantine,Levantines||
L|RGN|Arabian Peninsula|23|46|1200|Arabian peninsula|Arabian||
L|RGN|Mesopotamia|34|43|450||Mesopotamian||
L|RGN|Caucasus|42.5|45|500|the Caucasus,Caucasia|||
L|RGN|South Caucasus|41|45.5|300|Transcaucasia,Transcaucasus,Southern Caucasus|South Caucasian||
L|RGN|North Caucasus|43.5|44.5|350|Northern Caucasus|North Caucasian||RU
L|RGN|Central Asia|43|67|1200||Central Asian,Central Asians||
L|RGN|South Asia|23|78|1600|Southern Asia|South Asian,South Asians||
L|RGN|Southeast Asia|6|110|2100|South-East Asia,South East Asia,Southeastern Asia|Southeast Asian,Southeast Asians||
L|RGN|East Asia|36|115|2000|Eastern Asia|East Asian,East Asians||
L|RGN|Western Asia|33|45|1600|West Asia|West Asian||
L|RGN|Indian subcontinent|22|78|1500|the Subcontinent|||
L|RGN|Korean Peninsula|38.5|127|350|Korean peninsula,Korea|Korean,Koreans||
L|RGN|Asia-Pacific|10|125|5000|Asia Pacific|||
L|RGN|Balkans|42.5|21.5|500|the Balkans,Balkan Peninsula|Balkan||
L|RGN|Western Balkans|43|19.5|300||||
L|RGN|Eastern Europe|50|30|1300|East Europe|Eastern European,Eastern Europeans,East European,East Europeans||
L|RGN|Western Europe|48|4|1000|West Europe|Western European,Western Europeans,West European||
L|RGN|Central Europe|48.5|16|600|Middle Europe|Central European,Central Europeans||
L|RGN|Northern Europe|61|16|1200||Northern European,Northern Europeans||
L|RGN|Southern Europe|41|14|1300||Southern European,Southern Europeans||
L|RGN|European Union|50.1|9.7|1200|EU,E.U.,the EU|||
L|RGN|Scandinavia|63|15|900||Scandinavian,Scandinavians||
L|RGN|Nordic countries|63|16|1200||Nordic||
L|RGN|Baltic states|57|25|300|Baltics,the Baltics,Baltic States|Baltic||
L|RGN|Benelux|51|5.3|170||||
L|RGN|Iberian Peninsula|40.3|-4|450|Iberia|Iberian||
L|RGN|British Isles|54|-4|500||||
L|RGN|Eurasia|52|80|5000||Eurasian||
L|RGN|Soviet Union|60|90|2700|USSR,U.S.S.R.,the Soviet Union|Soviet,Soviets|historic|
L|RGN|Yugoslavia|44|19.5|300|former Yugoslavia|Yugoslav,Yugoslavs,Yugoslavian|historic|
L|RGN|Czechoslovakia|49.2|17.5|230||Czechoslovak,Czechoslovakian|historic|
L|RGN|Latin America|-8|-62|4500||Latin American,Latin Americans||
L|RGN|Central America|13.5|-86|700||Central American,Central Americans||
L|RGN|Caribbean|18|-70|1100|the Caribbean,West Indies|West Indian,West Indians||
L|RGN|Northern Triangle|14.6|-89|300||||
L|RGN|New England|43.9|-71.7|260||New Englander,New Englanders||US
L|RGN|Midwest|42|-92|900|the Midwest,Midwestern United States,American Midwest|Midwestern,Midwesterner,Midwesterners||US
L|RGN|West Coast|39|-121|900|West Coast of the United States|||US
L|RGN|East Coast|37|-77|900|East Coast of the United States,Eastern Seaboard|||US
L|RGN|Melanesia|-9|155|1600||Melanesian,Melanesians||
L|RGN|Polynesia|-15|-155|3500||Polynesian,Polynesians||
L|RGN|Australasia|-30|145|3000||||
L|RGN|Arctic|80|0|2600|the Arctic|||
L|RGN|Gulf states|25|51|700|Gulf States,Gulf countries|||
L|RGN|Donbas|48.3|38.2|190|Donbass,the Donbas,Donets Basin,uk:Донбас,ru:Донбасс|||UA
L|RGN|Donetsk People's Republic|48|37.8|100|DPR,DNR,Donetsk People’s Republic||contested|UA
L|RGN|Luhansk People's Republic|48.6|39.2|100|LPR,LNR,Lugansk People's Republic,Luhansk People’s Republic||contested|UA
L|RGN|Kashmir|34.5|76|270|Jammu and Kashmir region,hi:कश्मीर,ur:کشمیر|Kashmiri,Kashmiris|contested|
L|RGN|Kashmir Valley|34.03|74.8|70|Vale of Kashmir||contested|IN
L|RGN|Kurdistan|37|43|350||Kurdish,Kurd,Kurds|contested|
L|RGN|Kurdistan Region|36.18|44.01|120|Iraqi Kurdistan,Kurdistan Region of Iraq,Iraqi Kurdish region,KRI,ar:إقليم كردستان||contested|IQ
L|RGN|Rojava|36.5|40.7|130|Autonomous Administration of North and East Syria,AANES,North and East Syria,Syrian Kurdistan||contested|SY
L|RGN|Somaliland|9.75|46|230|Republic of Somaliland,so:Soomaaliland|Somalilander,Somalilanders|contested|SO
L|RGN|Puntland|9|49.5|260|Puntland State|Puntlander,Puntlanders|contested|SO
L|RGN|Jubaland|0.8|41.5|190|Jubbaland|||SO
L|RGN|Northern Cyprus|35.25|33.6|33|Turkish Republic of Northern Cyprus,TRNC,tr:Kuzey Kıbrıs,KKTC,el:Βόρεια Κύπρος|Turkish Cypriot,Turkish Cypriots|contested|CY
L|RGN|South Ossetia|42.3|44.1|35|Tskhinvali region,Tskhinvali Region,Samachablo,Republic of South Ossetia,ru:Южная Осетия,ka:სამხრეთ ოსეთი,os:Хуссар Ирыстон|South Ossetian,South Ossetians,Ossetian,Ossetians|contested|GE
L|RGN|Golan Heights|33|35.75|20|the Golan Heights,Golan,the Golan,ar:هضبة الجولان,he:רמת הגולן||contested|SY
L|RGN|East Jerusalem|31.783|35.24|5|ar:القدس الشرقية,he:מזרח ירושלים||contested|PS
L|RGN|Temple Mount|31.778|35.2354|0.3|Haram al-Sharif,Noble Sanctuary,Al-Aqsa compound||contested|PS
L|RGN|Shebaa Farms|33.29|35.7|4|Sheba Farms||contested|LB
L|RGN|Sinai Peninsula|29.5|33.8|140|Sinai,the Sinai,ar:سيناء|||EG
L|RGN|Negev|30.8|34.8|60|Negev Desert,he:הנגב|||IL
L|RGN|Galilee|32.8|35.4|30|the Galilee,he:הגליל|Galilean||IL
L|RGN|Bekaa Valley|33.9|36|45|Beqaa Valley,Bekaa,Beqaa,ar:البقاع|||LB
L|RGN|Ghouta|33.5|36.35|18|the Ghouta,Damascus Ghouta,ar:غوطة دمشق|||SY
L|RGN|Darfur|13|25|400|ar:دارفور|Darfuri,Darfuris||SD
L|RGN|Kordofan|13|29.5|330|Kordofan region,ar:كردفان|||SD
L|RGN|Abyei|9.6|28.4|55|Abyei Area,ar:أبيي||contested|SD
L|RGN|Kivu|-2.5|28|190|the Kivus|||CD
L|RGN|Ituri forest|1.5|28.5|120||||CD
L|RGN|Katanga|-9|26|370||Katangese||CD
L|RGN|Biafra|5.5|7.5|130||Biafran,Biafrans|historic|NG
L|RGN|Niger Delta|5|6|120|the Niger Delta|||NG
L|RGN|Ambazonia|5.8|9.5|110|Anglophone regions,Southern Cameroons||contested|CM
L|RGN|Azawad|19|-1|450|northern Mali||contested|ML
L|RGN|Casamance|12.8|-15|110||||SN
L|RGN|Cabinda enclave|-5|12.4|45||Cabindan||AO
L|RGN|Ogaden|6.5|44|300||||ET
L|RGN|Balochistan region|28|63|420|Baluchistan|Baloch,Baluch,Balochi||
L|RGN|Waziristan|32.6|69.8|65||||
L|RGN|Federally Administered Tribal Areas|33|70|93|FATA,tribal areas|||PK
L|RGN|Swat Valley|35.2|72.4|40||||PK
L|RGN|Panjshir Valley|35.4|69.7|40||||AF
L|RGN|Punjab region|31|74|330||Punjabi,Punjabis||
L|RGN|Bengal|23.5|89|270||Bengali,Bengalis||
L|RGN|Tibetan Plateau|33|88|900||||
L|RGN|Mindanao|7.5|125|190||||PH
L|RGN|Kuril Islands|46.5|151.5|450|Kurils,Northern Territories||contested|RU
L|RGN|Spratly Islands|8.64|111.92|300|Spratlys||contested|
L|RGN|Paracel Islands|16.5|112|120|Paracels||contested|
L|RGN|Senkaku Islands|25.75|123.5|30|Diaoyu Islands,Senkakus||contested|
L|RGN|Siberia|60|100|2000||Siberian,Siberians||RU
L|RGN|Russian Far East|62|140|1500||||RU
L|RGN|Anatolia|39|34|450|Asia Minor|Anatolian||TR
L|RGN|Flanders|51|4.3|65||Flemish||BE
L|RGN|Basque Country|43|-2.3|80||Basque,Basques||
L|RGN|Novorossiya|47.5|35|250|New Russia||contested|UA
L|RGN|Demilitarized Zone|38.1|127.3|100|DMZ,Korean Demilitarized Zone,Demilitarised Zone||contested|
L|RGN|Anglophone Cameroon|5.6|9.8|120|Anglophone Cameroon region|||CM
L|RGN|Central Sahel|14.5|0|700||||
L|RGN|Sahara-Sahel|18|8|2200||||
L|RGN|Mano River region|8.3|-10|350|Mano River basin|||
L|RGN|Nile Delta|30.9|31.1|110|the Nile Delta,ar:دلتا النيل|||EG
L|RGN|Upper Egypt|26.5|32|330|ar:صعيد مصر|Upper Egyptian||EG
L|RGN|Kabylie|36.6|4.8|110|Kabylia,ar:منطقة القبائل|Kabyle,Kabyles||DZ
L|RGN|Ruzizi Plain|-3|29.1|50|Rusizi Plain,Ruzizi plain|||
L|RGN|Kasai region|-5.5|22|330|Greater Kasai|||CD
L|RGN|Bahr el Ghazal|8|27.5|330|Bahr al-Ghazal,ar:بحر الغزال|||SS
L|RGN|Equatoria|4.5|31|360|Greater Equatoria|Equatorian,Equatorians||SS
L|RGN|Greater Upper Nile|8.9|31.5|360|Greater Upper Nile region|||SS
L|RGN|Greater Pibor|6.6|33.6|140|Greater Pibor Administrative Area,Pibor Administrative Area|||SS
L|RGN|Ruweng|9.7|30.2|90|Ruweng Administrative Area|||SS
L|RGN|Butana|15|35|160|Butana plain|||SD
L|RGN|Jebel Moon|14.2|22.6|25|Jebel Mun,Jabal Moon,ar:جبل مون|||SD
L|RGN|Jebel Amer|13.9|24.05|30|Jebel Amir,Jabal Amer|||SD
L|RGN|Wollo|11.5|39.6|130|Wello|||ET
L|RGN|Wollega|9.2|36.4|150|Welega,Wellega|||ET
L|RGN|Gojjam|10.9|37.5|130|Gojam|||ET
L|RGN|Galmudug|5.5|46.8|240|Galmudug State,so:Galmudug|||SO
L|RGN|Hirshabelle|3.7|45.6|190|HirShabelle State,Hirshabelle State|||SO
L|RGN|South West State of Somalia|2.5|43.9|190|South West State,South-West State of Somalia,so:Koonfur Galbeed|||SO
L|RGN|Khatumo State|8.7|47.4|130|SSC-Khatumo,SSC-Khaatumo,Khaatumo,Khatumo||contested|SO
L|RGN|Karamoja|2.7|34.2|120||Karamojong||UG
L|RGN|West Nile region|3|31|80||||UG
L|RGN|Acholiland|3|32.6|100|Acholi region|Acholi||UG
L|RGN|Buganda|0.5|32|150||Baganda||UG
L|RGN|Middle Belt|8.8|8.5|400|the Middle Belt|||NG
L|RGN|Southern Kaduna|9.7|8.2|70||||NG
L|RGN|Yorubaland|7.6|4|230||Yoruba||NG
L|RGN|Hausaland|12|8|350||||
L|RGN|Bakassi Peninsula|4.65|8.6|35|Bakassi|||CM
L|RGN|Dogon Country|14.4|-3.3|80|Dogon country,fr:Pays dogon|Dogon||ML
L|RGN|Inner Niger Delta|15.2|-4.1|150|Inland Niger Delta|||ML
L|RGN|Warshefana|32.6|12.95|30|Wershefana,Warshafana,ar:ورشفانة|||LY
L|RGN|Hejaz|23.5|39.5|430|Hijaz,the Hejaz,ar:الحجاز|Hejazi||SA
L|RGN|Najd|25|44|380|Nejd,ar:نجد|Najdi||SA
L|RGN|Tihamah|15.5|43.1|230|Tihama,the Tihama,ar:تهامة|||YE
L|RGN|Hauran|32.75|36.25|55|Hawran,Houran,ar:حوران|||SY
L|RGN|Lajat|32.95|36.4|30|Leja,al-Lajat,ar:اللجاة|||SY
L|RGN|Yarmouk Basin|32.75|35.9|17|ar:حوض اليرموك|||SY
L|RGN|Eastern Ghouta|33.53|36.42|13|East Ghouta,ar:الغوطة الشرقية|||SY
L|RGN|Western Ghouta|33.42|36.15|15|West Ghouta,ar:الغوطة الغربية|||SY
L|RGN|Nineveh Plains|36.5|43.3|45|Nineveh Plain,Nineveh plains,ar:سهل نينوى|||IQ
L|RGN|Sunni Triangle|34|43.7|140||||IQ
L|RGN|Mesopotamian Marshes|31|47.2|110|Iraqi Marshes,southern Iraqi marshes,ar:الأهوار|||IQ
L|RGN|Iranian Kurdistan|35.8|46.4|190|Rojhelat,Eastern Kurdistan|||IR
L|RGN|Khorasan|35.5|59|430|Greater Khorasan,fa:خراسان|||IR
L|RGN|Cilicia|37|35.3|120||||TR
L|RGN|Thrace|41.5|26.8|190||Thracian||
L|RGN|Eastern Thrace|41.2|27.2|120|East Thrace|||TR
L|RGN|Cappadocia|38.65|34.85|60|tr:Kapadokya|||TR
L|RGN|Southeastern Anatolia|37.7|40|270|Southeast Anatolia,south-eastern Anatolia|||TR
L|RGN|Upper Galilee|33|35.45|25|he:הגליל העליון|||IL
L|RGN|Western Galilee|33|35.18|22|he:הגליל המערבי|||IL
L|RGN|Galilee Panhandle|33.15|35.58|15|Finger of the Galilee,he:אצבע הגליל|||IL
L|RGN|Jordan Valley|32.1|35.5|65|ar:غور الأردن,he:בקעת הירדן|||
L|RGN|Arabah|30.3|35.2|90|Arava,Aravah,he:הערבה|||
L|RGN|South Hebron Hills|31.4|35.1|14|he:דרום הר חברון|||PS
L|RGN|Wadi Khaled|34.62|36.35|13|ar:وادي خالد|||LB
L|RGN|Arqoub|33.35|35.67|14|Al-Arqoub,ar:العرقوب|||LB
L|RGN|Iqlim al-Tuffah|33.48|35.5|13|ar:إقليم التفاح|||LB
L|RGN|Terai|27|84|450|the Terai,Tarai|||
L|RGN|Bundelkhand|25|79.5|180|hi:बुन्देलखण्ड|||IN
L|RGN|Bastar region|19.2|81.5|130|Bastar division|||IN
L|RGN|Dandakaranya|19.2|81|250||||IN
L|RGN|Jangalmahal|22.6|87|80|Jangal Mahal,Junglemahal,Jungle Mahal|||IN
L|RGN|Marathwada|19|76.3|180||||IN
L|RGN|Vidarbha|20.7|78.5|220||||IN
L|RGN|Saurashtra|22|71|150|Kathiawar|||IN
L|RGN|Malabar Coast|11|76|260|Malabar|||IN
L|RGN|Konkan|16.8|73.4|270||||IN
L|RGN|Deccan Plateau|17|77|500|Deccan,the Deccan|||IN
L|RGN|Barak Valley|24.8|92.8|55||||IN
L|RGN|Brahmaputra Valley|26.6|92.5|310||||IN
L|RGN|Bodoland|26.7|91|120|Bodoland Territorial Region,Bodoland Territorial Council|||IN
L|RGN|Northeast India|26|93|430|North East India,Northeastern India,North-East India|||IN
L|RGN|Gorkhaland|27|88.4|50|Darjeeling Hills||contested|IN
L|RGN|Siliguri Corridor|26.6|88.4|45|Chicken's Neck|||IN
L|RGN|Jammu Division|33|75|110|Jammu region||contested|IN
L|RGN|Chittagong Hill Tracts|22.6|92.3|95|CHT|||BD
L|RGN|Sundarbans|21.9|89.2|90||||
L|RGN|Malakand Division|35.4|72.2|130||||PK
L|RGN|Potohar Plateau|33.2|72.9|100|Pothohar Plateau,Potohar|||PK
L|RGN|Hazarajat|33.9|66.5|210||Hazara,Hazaras||AF
L|RGN|Loya Paktia|33.2|69.4|130|Greater Paktia|||AF
L|RGN|Deep South of Thailand|6.4|101.4|100|Thailand's Deep South,southern border provinces,Patani|||TH
L|RGN|Isan|16|103.3|230|Isaan,th:อีสาน|||TH
L|RGN|Golden Triangle|20.4|100.1|200|the Golden Triangle|||
L|RGN|Shan Hills|20.5|97.8|270|Shan Plateau|||
L|RGN|Visayas|11|123.5|250|the Visayas,Visayan Islands|Visayan,Visayans||PH
L|RGN|Western New Guinea|-4|137|520|Indonesian Papua,West Papua region|||ID
L|RGN|Papua New Guinea Highlands|-6|144|220|PNG Highlands,Highlands of Papua New Guinea|||PG
L|RGN|Manchuria|45|126|600||Manchurian||
L|RGN|Slobozhanshchyna|50|36.5|190|Sloboda Ukraine,uk:Слобожанщина|||
L|RGN|Bukovina|48|26|100|Bucovina,uk:Буковина|||
L|RGN|Bessarabia|46.8|28.8|180||Bessarabian||
L|RGN|Budjak|46|29.2|85|Bugeac,uk:Буджак|||UA
L|RGN|Podolia|48.8|28|190|uk:Поділля|||UA
L|RGN|Volhynia|51|25.5|190|Volhyn,uk:Волинь|||
L|RGN|Polesia|51.7|28|300|Polissia,Polesye,uk:Полісся|||
L|RGN|Halychyna|49.4|24.3|160|Eastern Galicia,uk:Галичина|||UA
L|RGN|Volga region|53|48|480|Povolzhye,ru:Поволжье|||RU
L|RGN|Kuban region|45.3|39.3|190|ru:Кубань|||RU
L|RGN|Sandžak|43.2|20|80|Sandzak,Sandjak|||
L|RGN|Preševo Valley|42.4|21.7|45|Presevo Valley,Preshevo Valley|||RS
L|RGN|North Kosovo|43|20.8|30|northern Kosovo||contested|XK
L|RGN|Herzegovina|43.3|17.9|90||||BA
L|RGN|Slavonia|45.4|18|110||Slavonian||HR
L|RGN|Dalmatia|43.7|16.5|190||Dalmatian||HR
L|RGN|Dobruja|44.2|28.3|120|Dobrogea,Dobrudja|||
L|RGN|Transylvania|46.5|24.5|190||Transylvanian,Transylvanians||RO
L|RGN|Wallachia|44.5|25.5|230||||RO
L|RGN|Bohemia|49.8|14.4|150||Bohemian||CZ
L|RGN|Moravia|49.3|17|110||Moravian||CZ
L|RGN|Silesia|50.7|17.5|180||Silesian,Silesians||
L|RGN|Ruhr|51.5|7.2|55|Ruhr area,Ruhr valley,Ruhr region,de:Ruhrgebiet|||DE
L|RGN|Rhineland|50.6|7|140||||DE
L|RGN|Alsace|48.3|7.4|95||Alsatian,Alsatians||FR
L|RGN|Provence|43.8|5.8|140||Provençal||FR
L|RGN|French Riviera|43.62|7|75|Côte d'Azur,Cote d'Azur,the Riviera|||FR
L|RGN|Aquitaine|44.3|0|170||||FR
L|RGN|Languedoc|43.5|3.2|150||||FR
L|RGN|East Anglia|52.4|1|100||||GB
L|RGN|Merseyside|53.43|-2.9|30||||GB
L|RGN|Tyneside|55|-1.55|22||||GB
L|RGN|Greater Manchester|53.5|-2.31|22||||GB
L|RGN|West Midlands|52.5|-1.83|25|the West Midlands|||GB
L|RGN|West Yorkshire|53.75|-1.67|26||||GB
L|RGN|South Yorkshire|53.5|-1.33|25||||GB
L|RGN|Home Counties|51.5|-0.3|70|the Home Counties|||GB
L|RGN|West Country|51|-3.5|130|the West Country|||GB
L|RGN|Teesside|54.57|-1.23|18||||GB
L|RGN|Deep South|32.5|-88|650|the Deep South|||US
L|RGN|San Francisco Bay Area|37.75|-122.2|85|Bay Area,the Bay Area|||US
L|RGN|Silicon Valley|37.37|-122.05|35||||US
L|RGN|Central Valley|37|-120.2|350|Central Valley of California|||US
L|RGN|Inland Empire|33.9|-117.2|70|the Inland Empire|||US
L|RGN|Southern California|34|-117.5|250|SoCal|Southern Californian||US
L|RGN|Northern California|39.5|-122|330|NorCal|Northern Californian||US
L|RGN|West Texas|32|-101.5|280||||US
L|RGN|East Texas|31.7|-94.9|160||||US
L|RGN|South Texas|28|-98.5|190||||US
L|RGN|North Texas|33|-97.2|150||||US
L|RGN|Upstate New York|42.9|-75.5|240|upstate New York|||US
L|RGN|Rust Belt|41|-83|500|the Rust Belt|||US
L|RGN|Great Plains|41|-101|950|the Great Plains,Northern Plains|||
L|RGN|Gulf Coast|29.8|-90.5|750|the Gulf Coast|||US
L|RGN|Pacific Northwest|46|-121|480|the Pacific Northwest|||
L|RGN|Upper Midwest|45|-92|480||||US
L|RGN|Texas Panhandle|35.4|-101.4|130||||US
L|RGN|Florida Panhandle|30.5|-86|190||||US
L|RGN|Oklahoma Panhandle|36.75|-101.5|140||||US
L|RGN|Upper Peninsula|46.3|-87|240|Upper Peninsula of Michigan|||US
L|RGN|Texas Hill Country|30.3|-99.2|130|Hill Country|||US
L|RGN|Rio Grande Valley|26.2|-98.1|90||||US
L|RGN|Mississippi Delta|33.3|-90.6|120||||US
L|RGN|Hampton Roads|36.9|-76.4|45||||US
L|RGN|Twin Cities|44.96|-93.2|45|the Twin Cities,Minneapolis-Saint Paul,Minneapolis-St. Paul|||US
L|RGN|Quad Cities|41.5|-90.5|25|the Quad Cities|||US
L|RGN|Research Triangle|35.9|-78.85|40||||US
L|RGN|Hudson Valley|41.8|-73.95|90||||US
L|RGN|Finger Lakes|42.7|-76.9|80||||US
L|RGN|Lehigh Valley|40.65|-75.4|40||||US
L|RGN|North Slope|69.5|-150|370|Alaska North Slope|||US
L|RGN|Amazon rainforest|-4|-63|1700|Amazonia,Amazon basin,Amazon Basin,the Amazon rainforest|Amazonian||
L|RGN|Gran Chaco|-22|-61|570||||
L|RGN|Pampas|-35|-62|430|the Pampas|||AR
L|RGN|Patagonia|-44|-69.5|850||Patagonian||
L|RGN|Llanos Orientales|6|-69|470|the Llanos,Eastern Plains|||
L|RGN|Essequibo|5.5|-60|310|Guayana Esequiba,Essequibo region,es:Esequibo||contested|GY
L|RGN|Magdalena Medio|7|-74|160|Middle Magdalena|||CO
L|RGN|Tierra Caliente|18.5|-101.5|150||||MX
L|RGN|Lacandon Jungle|16.7|-91.3|90|Lacandon jungle,es:Selva Lacandona|||MX
L|RGN|Mosquito Coast|13.5|-83.8|220|Miskito Coast|||
L|RGN|Upper Huallaga Valley|-8.5|-76.2|120|Upper Huallaga,es:Alto Huallaga|||PE
L|RGN|Altiplano|-18|-68|520|the Altiplano|||
L|RGN|Australian Outback|-25|134|1300|the Outback|||AU
L|RGN|Kimberley region|-16.8|126.2|370|the Kimberley|||AU
L|RGN|Arnhem Land|-13|134|240||||AU
L|RGN|Hunter Valley|-32.5|151|90|Hunter Region|||AU
L|RGN|Fergana Valley|40.7|71.5|160|Ferghana Valley,Farghona Valley,ru:Ферганская долина|||
L|RGN|Rasht Valley|39|70.6|90|Garm Valley,Karategin,Qarotegin|||TJ
L|RGN|Transkei|-31.5|29|140||||ZA
L|RGN|Zululand|-28|31.7|110||Zulu,Zulus||ZA
L|RGN|Cape Flats|-34|18.6|18||||ZA
L|RGN|Jaffna Peninsula|9.72|80.1|40||||LK
L|RGN|Vanni|9.2|80.6|70|Wanni,Vanni region|||LK
L|RGN|Chernobyl Exclusion Zone|51.3|30|45|Chornobyl Exclusion Zone,uk:Чорнобильська зона відчуження|||UA
L|RGN|Northern Limit Line|37.75|125.2|110|NLL,ko:북방한계선||contested|
L|RGN|Red Corridor|20.5|82|600||||IN
L|RGN|Great Rift Valley|0|36|750|Rift Valley,the Rift Valley|||
L|RGN|Danakil Depression|14|40.4|130|Danakil|||
L|RGN|Kalmyk Steppe|46|45.3|190||||RU
L|RGN|Makran|26|61.5|400|Makran Coast,Mekran|||
L|RGN|Lake District|54.5|-3.1|28|the Lake District|||GB
L|PRK|Serengeti National Park|-2.3|34.8|90|Serengeti|||TZ
L|PRK|Comoé National Park|9.1|-3.8|65|Comoe National Park|||CI
L|PRK|Kainji Lake National Park|10.3|4.2|65||||NG
L|PRK|Kamuku National Park|10.75|6.5|30||||NG
L|PRK|Arly National Park|11.6|1.5|45||||BF
L|PRK|Zakouma National Park|10.9|19.65|40|Zakouma|||TD
L|PRK|Gorongosa National Park|-18.8|34.5|45|Gorongosa|||MZ
L|PRK|Kruger National Park|-24|31.5|180||||ZA
L|PRK|Salonga National Park|-2|21|170||||CD
L|PRK|Upemba National Park|-9|26.6|75||||CD
L|PRK|Kahuzi-Biega National Park|-2.3|28.4|70|Kahuzi-Biega|||CD
L|PRK|Queen Elizabeth National Park|-0.2|30|45||||UG
L|PRK|Yosemite National Park|37.85|-119.55|40|Yosemite|||US
L|PRK|Yellowstone National Park|44.6|-110.5|60|Yellowstone|||US
H|OCN|Atlantic Ocean|10|-30|5000|Atlantic,the Atlantic|||
H|OCN|Pacific Ocean|0|-160|7000|Pacific,the Pacific|||
H|OCN|Indian Ocean|-20|80|4700||||
H|OCN|Arctic Ocean|85|0|2100||||
H|OCN|Southern Ocean|-65|0|3500|Antarctic Ocean|||
H|SEA|Mediterranean Sea|35|18|900|Mediterranean,the Mediterranean,the Med|||
H|SEA|Black Sea|43.4|34.3|370|ru:Чёрное море,tr:Karadeniz,uk:Чорне море|||
H|SEA|Sea of Azov|46|36.6|110|Azov Sea,uk:Азовське море,ru:Азовское море|||
H|SEA|Caspian Sea|42|51|340|Caspian,the Caspian,ru:Каспийское море|||
H|SEA|Red Sea|20.3|38.5|375|ar:البحر الأحمر|||
H|SEA|Arabian Sea|15|64|1100||||
H|SEA|North Sea|56|3|430||||
H|SEA|Baltic Sea|58|20|350|Baltic|||
H|SEA|Barents Sea|75|40|670||||
H|SEA|Adriatic Sea|43|15|210|Adriatic|||
H|SEA|Aegean Sea|38.5|25|260|Aegean|||
H|SEA|Ionian Sea|38.5|18.5|230||||
H|SEA|Tyrrhenian Sea|40|12|290||||
H|SEA|Sea of Marmara|40.7|28.2|60|Marmara Sea|||TR
H|SEA|Caribbean Sea|15|-75|900||||
H|SEA|South China Sea|12|113|900|East Sea,West Philippine Sea||contested|
H|SEA|East China Sea|29|125|480||||
H|SEA|Yellow Sea|36|123|340|West Sea|||
H|SEA|Sea of Japan|40|135|550|East Sea,East Sea of Korea|||
H|SEA|Sea of Okhotsk|54|149|700||||
H|SEA|Philippine Sea|20|134|1200||||
H|SEA|Sulu Sea|8|120|290||||
H|SEA|Celebes Sea|3|122|290|Sulawesi Sea|||
H|SEA|Andaman Sea|10|96|430||||
H|SEA|Timor Sea|-11|127|400||||
H|SEA|Coral Sea|-18|155|1000||||
H|SEA|Tasman Sea|-40|160|850||||
H|SEA|Eastern Mediterranean|34.2|30|650|eastern Mediterranean Sea,the Levantine Sea,Levantine Sea|||
H|SEA|Alboran Sea|36|-3|170||||
H|SEA|Ligurian Sea|43.5|8.9|120||||
H|SEA|Sea of Crete|36|25|170|Cretan Sea|||GR
H|SEA|Balearic Sea|40.5|2|200||||
H|SEA|Norwegian Sea|68|2|750||||
H|SEA|Greenland Sea|76|-8|550||||
H|SEA|Kara Sea|76|77|650|ru:Карское море|||
H|SEA|Laptev Sea|76|125|480|ru:Море Лаптевых|||RU
H|SEA|East Siberian Sea|73|162|540||||RU
H|SEA|Chukchi Sea|69|-172|450||||
H|SEA|Beaufort Sea|72|-137|430||||
H|SEA|White Sea|65.5|37.5|270|ru:Белое море|||RU
H|SEA|Bering Sea|58|-178|950|ru:Берингово море|||
H|SEA|Celtic Sea|50.5|-8|270||||
H|SEA|Irish Sea|53.7|-5|120||||
H|SEA|Labrador Sea|60|-55|620||||
H|SEA|Sargasso Sea|28|-63|1100||||
H|SEA|Java Sea|-5|110.5|520||||ID
H|SEA|Banda Sea|-5.5|127.5|470||||
H|SEA|Flores Sea|-7.7|120.5|270||||ID
H|SEA|Molucca Sea|0.5|125.7|270|Maluku Sea|||ID
H|SEA|Arafura Sea|-9.5|135|550||||
H|SEA|Bismarck Sea|-4|148|380||||PG
H|SEA|Solomon Sea|-8|154|430||||
H|SEA|Natuna Sea|2.5|107|320||||ID
H|SEA|Laccadive Sea|8|75|470||||
H|SEA|Bohai Sea|38.6|119.8|230|Bohai,Gulf of Bohai,zh:渤海|||CN
H|SEA|Seto Inland Sea|34.1|132.9|220||||JP
H|SEA|Visayan Sea|11.5|123.6|90||||PH
H|SEA|Bohol Sea|9|124.4|130|Mindanao Sea|||PH
H|SEA|Weddell Sea|-73|-45|950||||
H|SEA|Ross Sea|-76|-175|650||||
H|SEA|Scotia Sea|-57.5|-40|850||||
H|GULF|Persian Gulf|26.9|51.5|280|Arabian Gulf,the Gulf,fa:خلیج فارس,ar:الخليج العربي|||
H|GULF|Gulf of Oman|24.8|58.5|240|Sea of Oman|||
H|GULF|Gulf of Aden|12.3|48|350||||
H|GULF|Gulf of Aqaba|28.9|34.75|80|Gulf of Eilat|||
H|GULF|Gulf of Guinea|2|3|700||||
H|GULF|Gulf of Mexico|25|-90|700|Gulf of America|||
H|GULF|Gulf of Finland|59.9|25.5|160||||
H|GULF|Gulf of Bothnia|62.5|19.5|200||||
H|GULF|Gulf of Thailand|9.5|102|320||||
H|GULF|Gulf of Tonkin|20|107.8|200||||
H|GULF|Gulf of Suez|28.8|33|180|ar:خليج السويس|||EG
H|GULF|Gulf of Tadjoura|11.7|43|65||||DJ
H|GULF|Gulf of Sidra|31.5|18.3|250|Gulf of Sirte,ar:خليج سرت|||LY
H|GULF|Gulf of Gabès|34|10.6|110|Gulf of Gabes|||TN
H|GULF|Gulf of Iskenderun|36.6|35.9|55|Bay of Iskenderun,Iskenderun Bay|||TR
H|GULF|Gulf of Riga|57.7|23.5|100||||
H|GULF|Gdańsk Bay|54.5|19.1|75|Gulf of Gdansk,Gdansk Bay,Bay of Gdansk|||
H|GULF|Gulf of Lion|42.9|4|160|Gulf of Lions|||FR
H|GULF|Gulf of Trieste|45.6|13.6|32||||
H|GULF|Gulf of Corinth|38.25|22.4|70||||GR
H|GULF|Saronic Gulf|37.85|23.4|50||||GR
H|GULF|Gulf of Taranto|39.9|17.4|85||||IT
H|GULF|Gulf of Cádiz|36.5|-7.2|150|Gulf of Cadiz|||
H|GULF|Gulf of Kutch|22.6|69.5|100|Gulf of Kachchh|||IN
H|GULF|Gulf of Khambhat|21.3|72.4|100|Gulf of Cambay|||IN
H|GULF|Gulf of Mannar|8.6|78.8|120||||
H|GULF|Gulf of Martaban|16|96.7|150|Gulf of Mottama|||MM
H|GULF|Gulf of California|27.5|-111.5|560|Sea of Cortez,Sea of Cortés|||MX
H|GULF|Gulf of Fonseca|13.2|-87.75|45|es:Golfo de Fonseca|||
H|GULF|Gulf of Honduras|16.2|-88.2|120||||
H|GULF|Gulf of Panama|8.2|-79.3|120||||PA
H|GULF|Gulf of Darién|8.9|-77|90|Gulf of Darien|||
H|GULF|Gulf of Paria|10.4|-62|85||||
H|GULF|Gulf of Venezuela|11.5|-71|110||||
H|GULF|Gulf of Guayaquil|-3|-80.4|90||||
H|GULF|Gulf of Gonâve|19|-73.2|100|Gulf of Gonave|||HT
H|GULF|Gulf of Alaska|57|-145|680||||US
H|GULF|Gulf of Saint Lawrence|48.5|-62|330|Gulf of St. Lawrence|||CA
H|GULF|Gulf of Maine|43|-68|220||||
H|GULF|Gulf of Carpentaria|-14|139|370||||AU
H|GULF|Moro Gulf|6.9|122.9|140||||PH
H|GULF|Davao Gulf|6.6|125.9|70||||PH
H|GULF|Leyte Gulf|10.8|125.4|70||||PH
H|GULF|Lingayen Gulf|16.3|120.2|40||||PH
H|BAY|Bay of Bengal|15|88|830||||
H|BAY|Bay of Biscay|45.5|-4|270||||
H|BAY|Hudson Bay|60|-85|600||||
H|BAY|Manila Bay|14.5|120.75|35||||PH
H|BAY|Subic Bay|14.78|120.23|9||||PH
H|BAY|Bay of Fundy|45|-65.8|130||||
H|BAY|Chesapeake Bay|38|-76.2|170||||US
H|BAY|San Francisco Bay|37.7|-122.28|40||||US
H|BAY|Tampa Bay|27.76|-82.54|35||||US
H|BAY|Monterey Bay|36.8|-121.9|28||||US
H|BAY|Galveston Bay|29.5|-94.8|33||||US
H|BAY|Biscayne Bay|25.6|-80.2|30||||US
H|BAY|Delaware Bay|39.1|-75.2|50||||US
H|BAY|Massachusetts Bay|42.3|-70.7|50||||US
H|BAY|Narragansett Bay|41.6|-71.35|28||||US
H|BAY|Baffin Bay|74|-68|530||||
H|BAY|James Bay|53.5|-80.5|230||||CA
H|BAY|Guantánamo Bay|19.95|-75.15|15|Guantanamo Bay,Guantanamo Bay Naval Base,Gitmo,es:Bahía de Guantánamo|||CU
H|BAY|Bay of Pigs|22.15|-81.17|18|es:Bahía de Cochinos|||CU
H|BAY|Port-au-Prince Bay|18.6|-72.5|30|Bay of Port-au-Prince|||HT
H|BAY|Tokyo Bay|35.45|139.8|40|ja:東京湾|||JP
H|BAY|Cam Ranh Bay|11.9|109.18|15||||VN
H|BAY|Ha Long Bay|20.9|107.15|35|Halong Bay|||VN
H|BAY|Haifa Bay|32.87|35.03|10|he:מפרץ חיפה|||IL
H|BAY|Taganrog Bay|46.9|38.4|80|Taganrog Gulf,Gulf of Taganrog,ru:Таганрогский залив|||
H|BAY|Karkinit Bay|45.9|33|70|uk:Каркінітська затока|||UA
H|BAY|Sevastopol Bay|44.62|33.55|5|uk:Севастопольська бухта,ru:Севастопольская бухта|||UA
H|BAY|Dnieper-Bug Estuary|46.62|31.95|45|Dnipro-Buh Estuary,Dnieper–Bug estuary,Dnipro-Bug estuary|||UA
H|BAY|False Bay|-34.2|18.65|28||||ZA
H|BAY|Maputo Bay|-26|32.8|40||||MZ
H|BAY|Pemba Bay|-12.97|40.48|10||||MZ
H|BAY|Port Phillip|-38.1|144.85|38|Port Phillip Bay|||AU
H|BAY|Moreton Bay|-27.3|153.25|45||||AU
H|BAY|Botany Bay|-33.99|151.19|7||||AU
H|STRT|Strait of Hormuz|26.57|56.25|50|Hormuz Strait,Straits of Hormuz|||
H|STRT|Bab el-Mandeb|12.58|43.33|30|Bab al-Mandab,Bab al-Mandeb,Bab el-Mandeb Strait,ar:باب المندب|||
H|STRT|Taiwan Strait|24.5|119.5|180|Strait of Taiwan|||
H|STRT|Strait of Gibraltar|35.95|-5.6|30||||
H|STRT|Strait of Malacca|3|100.8|350|Malacca Strait,Strait of Melaka|||
H|STRT|Bosphorus|41.12|29.07|16|Bosporus,Bosphorus Strait,tr:İstanbul Boğazı|||TR
H|STRT|Dardanelles|40.2|26.4|32|tr:Çanakkale Boğazı|||TR
H|STRT|Kerch Strait|45.25|36.6|22|Strait of Kerch,uk:Керченська протока,ru:Керченский пролив||contested|
H|STRT|Bering Strait|66|-169|60||||
H|STRT|Strait of Messina|38.1|15.6|22||||IT
H|STRT|Strait of Otranto|40.2|18.9|55||||
H|STRT|Strait of Bonifacio|41.3|9.2|18||||
H|STRT|Strait of Dover|51|1.5|30|Dover Strait,Straits of Dover|||
H|STRT|Skagerrak|57.9|9|140||||
H|STRT|Kattegat|57|11.3|130||||
H|STRT|Øresund|55.8|12.75|60|Oresund,Öresund|||
H|STRT|Great Belt|55.35|11|45|da:Storebælt|||DK
H|STRT|Denmark Strait|67|-26|270||||
H|STRT|Davis Strait|66|-58|380||||
H|STRT|Hudson Strait|62|-70.5|370||||CA
H|STRT|Bass Strait|-40|146|220||||AU
H|STRT|Torres Strait|-10|142.3|100||||
H|STRT|Cook Strait|-41.2|174.5|55||||NZ
H|STRT|Strait of Magellan|-53.3|-70.5|250|Magellan Strait,es:Estrecho de Magallanes|||
H|STRT|Drake Passage|-58.5|-63|480||||
H|STRT|Straits of Florida|24.2|-81|270|Florida Straits,Florida Strait|||
H|STRT|Windward Passage|20|-74|80||||
H|STRT|Mona Passage|18.4|-67.8|70||||
H|STRT|Yucatán Channel|21.8|-85.7|120|Yucatan Channel|||
H|STRT|Sunda Strait|-6|105.6|65||||ID
H|STRT|Lombok Strait|-8.7|115.8|50||||ID
H|STRT|Makassar Strait|-2|118|420||||ID
H|STRT|Singapore Strait|1.2|104|60|Strait of Singapore,Straits of Singapore|||
H|STRT|Johor Strait|1.43|103.85|30|Straits of Johor,Tebrau Strait|||
H|STRT|San Bernardino Strait|12.6|124.2|35||||PH
H|STRT|Surigao Strait|10.1|125.4|50||||PH
H|STRT|Balabac Strait|7.6|117|55||||
H|STRT|Miyako Strait|25.5|126.4|120||||JP
H|STRT|Tsugaru Strait|41.4|140.5|65||||JP
H|STRT|La Pérouse Strait|45.75|142|50|La Perouse Strait,Soya Strait|||
H|STRT|Strait of Tartary|50.5|141.1|330|Tatar Strait,Tartar Strait|||RU
H|STRT|Qiongzhou Strait|20.15|110.2|50|Hainan Strait|||CN
H|STRT|Palk Strait|9.9|79.6|90||||
H|STRT|Strait of Georgia|49.3|-123.9|120|Georgia Strait|||
H|STRT|Strait of Juan de Fuca|48.25|-124|80|Juan de Fuca Strait|||
H|STRT|Kara Strait|70.5|58|30||||RU
H|STRT|Nares Strait|80|-67.5|280||||
H|STRT|North Channel|55|-5.6|55||||
H|CHN|English Channel|50.2|-1|230|La Manche|||
H|CHN|Beagle Channel|-54.9|-68|130||||
H|CHN|Northwest Passage|74.4|-96|1100|North-West Passage|||
H|CHN|Northern Sea Route|75.5|125|1900||||RU
H|CHN|St George's Channel|52|-6.1|85|Saint George's Channel|||
H|CHN|Khor Abdullah|29.8|48.4|35|Khawr Abd Allah,ar:خور عبد الله|||
H|CNL|Suez Canal|30.5|32.35|80|ar:قناة السويس|||EG
H|CNL|Panama Canal|9.1|-79.7|40|es:Canal de Panamá|||PA
H|CNL|Kiel Canal|54.2|9.5|55||||DE
H|CNL|Corinth Canal|37.93|22.98|5||||GR
H|CNL|Volga–Don Canal|48.6|43.8|55|Volga-Don Canal,ru:Волго-Донской канал|||RU
H|CNL|White Sea–Baltic Canal|63|35|120|White Sea-Baltic Canal,White Sea Canal|||RU
H|CNL|North Crimean Canal|45.7|34|160|uk:Північно-Кримський канал|||UA
H|CNL|Siverskyi Donets–Donbas Canal|48.5|37.7|75|Siverskyi Donets-Donbas canal,uk:Канал Сіверський Донець — Донбас|||UA
H|CNL|Karakum Canal|37.7|60.5|450|Garagum Canal|||TM
H|CNL|Qosh Tepa Canal|36.9|66.9|130||||AF
H|CNL|Erie Canal|43|-75.8|240||||US
H|CNL|Houston Ship Channel|29.7|-95.05|40||||US
H|CNL|Jonglei Canal|8|31.6|180||||SS
H|LK|Dead Sea|31.5|35.48|25|ar:البحر الميت,he:ים המלח|||
H|LK|Sea of Galilee|32.82|35.59|8|Lake Tiberias,Kinneret,Lake Kinneret|||IL
H|LK|Lake Chad|13.1|14.4|60||||
H|LK|Lake Victoria|-1|33|150||||
H|LK|Lake Tanganyika|-6.1|29.5|220||||
H|LK|Lake Kivu|-2|29.1|40||||
H|LK|Lake Albert|1.7|30.9|70||||
H|LK|Lake Turkana|3.6|36.1|110||||
H|LK|Lake Van|38.63|42.9|40||||TR
H|LK|Lake Urmia|37.7|45.4|50||||IR
H|LK|Aral Sea|45|60|120||||
H|LK|Lake Baikal|53.5|108|230||||RU
H|LK|Lake Ladoga|60.8|31.5|80||||RU
H|LK|Great Lakes|45|-84|450|the Great Lakes|||
H|LK|Lake Michigan|44|-87|180||||US
H|LK|Lake Erie|42.2|-81.2|150||||
H|LK|Lake Ontario|43.7|-77.9|120||||
H|LK|Lake Superior|47.7|-87.5|230||||
H|LK|Lake Huron|44.8|-82.4|170||||
H|LK|Tonlé Sap|12.85|104.1|85|Tonle Sap,Tonle Sap Lake|||KH
H|LK|Lake Malawi|-12|34.5|310|Lake Nyasa|||
H|LK|Lake Edward|-0.35|29.6|50||||
H|LK|Lake Kyoga|1.5|33|70||||UG
H|LK|Lake Mweru|-9|28.7|70||||
H|LK|Lake Bangweulu|-11.1|29.75|55||||ZM
H|LK|Lake Rukwa|-8|32.3|90||||TZ
H|LK|Lake Mai-Ndombe|-2|18.3|75||||CD
H|LK|Lake Tana|12|37.3|42||||ET
H|LK|Lake Naivasha|-0.77|36.35|11||||KE
H|LK|Lake Baringo|0.62|36.07|13||||KE
H|LK|Lake Faguibine|16.75|-3.95|50||||ML
H|LK|Lake Tharthar|33.95|43.25|60|Tharthar Lake,ar:بحيرة الثرثار|||IQ
H|LK|Lake Habbaniyah|33.3|43.45|18|ar:بحيرة الحبانية|||IQ
H|LK|Lake Razazah|32.7|43.65|35|Lake Milh,ar:بحيرة الرزازة|||IQ
H|LK|Lake Issyk-Kul|42.43|77.25|95|Issyk-Kul,Issyk Kul,ru:Иссык-Куль|||KG
H|LK|Lake Balkhash|46.5|74.8|320|ru:Балхаш|||KZ
H|LK|Lake Onega|61.7|35.5|130|ru:Онежское озеро|||RU
H|LK|Lake Peipus|58.7|27.5|80|Lake Chudskoye,et:Peipsi järv|||
H|LK|Lake Ilmen|58.28|31.3|28||||RU
H|LK|Lake Ohrid|41|20.73|20||||
H|LK|Lake Prespa|40.9|21|18||||
H|LK|Lake Skadar|42.18|19.3|28|Lake Shkodra,Lake Shkodër,Lake Scutari|||
H|LK|Lake Balaton|46.85|17.75|45|Balaton|||HU
H|LK|Lake Constance|47.6|9.4|38|de:Bodensee|||
H|LK|Lake Geneva|46.45|6.55|42|fr:Lac Léman|||
H|LK|Lake Como|46|9.27|28||||IT
H|LK|Lake Garda|45.6|10.68|30||||IT
H|LK|Lake Maggiore|46|8.65|36||||
H|LK|Lough Neagh|54.6|-6.4|18||||GB
H|LK|Loch Ness|57.3|-4.45|22||||GB
H|LK|Lake Tahoe|39.1|-120.04|22||||US
H|LK|Lake Okeechobee|26.95|-80.8|32||||US
H|LK|Lake Champlain|44.5|-73.33|100||||
H|LK|Great Salt Lake|41.1|-112.5|70||||US
H|LK|Lake Pontchartrain|30.2|-90.1|38||||US
H|LK|Lake Winnipeg|52.2|-97.6|230||||CA
H|LK|Great Slave Lake|61.7|-114|250||||CA
H|LK|Great Bear Lake|66|-121|180||||CA
H|LK|Lake Athabasca|59.2|-109.4|150||||CA
H|LK|Lake Nicaragua|11.6|-85.4|85|es:Lago Cocibolca|||NI
H|LK|Lake Managua|12.33|-86.4|33|es:Lago Xolotlán|||NI
H|LK|Lake Titicaca|-15.8|-69.4|100|es:Lago Titicaca|||
H|LK|Lake Maracaibo|9.8|-71.6|90|es:Lago de Maracaibo|||VE
H|LK|Lake Izabal|15.55|-89.1|28||||GT
H|LK|Lake Atitlán|14.69|-91.2|14|Lake Atitlan|||GT
H|LK|Lake Toba|2.6|98.8|50||||ID
H|LK|Laguna de Bay|14.4|121.25|30||||PH
H|LK|Taal Lake|14|121|13|Lake Taal|||PH
H|LK|Lake Lanao|7.88|124.25|19||||PH
H|LK|Dal Lake|34.11|74.86|5||||IN
H|LK|Wular Lake|34.36|74.58|13||||IN
H|LK|Qinghai Lake|36.9|100.2|58|Koko Nor|||CN
H|LK|Poyang Lake|29.1|116.3|75||||CN
H|LK|Dongting Lake|28.95|112.65|65||||CN
H|LK|Lake Tai|31.2|120.15|38|Taihu Lake|||CN
H|LK|Inle Lake|20.55|96.91|13||||MM
H|LK|Lake Biwa|35.3|136.1|38||||JP
H|LK|Lake Eyre|-28.5|137.3|90|Kati Thanda–Lake Eyre|||AU
H|LK|Lake Taupo|-38.8|175.9|24||||NZ
H|LK|Lake Hamun|31|61.2|80|Hamun Lake,Hamoun Lake,Hamun wetlands|||
H|RSV|Kakhovka Reservoir|47.5|34.5|80|uk:Каховське водосховище|||UA
H|RSV|Lake Kariba|-17|28|130||||
H|RSV|Lake Nasser|22.9|32.5|170|Lake Nubia,ar:بحيرة ناصر|||
H|RSV|Lake Volta|7.2|0|210||||GH
H|RSV|Kainji Lake|10.4|4.55|75|Kainji Reservoir|||NG
H|RSV|Cahora Bassa|-15.7|31.7|140|Lake Cahora Bassa|||MZ
H|RSV|Lake Assad|36|38.15|42|Buhayrat al-Assad,ar:بحيرة الأسد|||SY
H|RSV|Lake Qaraoun|33.57|35.69|7|Qaraoun Reservoir,ar:بحيرة القرعون|||LB
H|RSV|Lake Mead|36.2|-114.4|65||||US
H|RSV|Lake Powell|37.2|-111.1|120||||US
H|RSV|Kyiv Reservoir|51|30.5|60|Kyiv Sea,Kiev Reservoir,uk:Київське водосховище|||UA
H|RSV|Kremenchuk Reservoir|49.3|32.5|85|uk:Кременчуцьке водосховище|||UA
H|RSV|Oskil Reservoir|49.35|37.6|45|Oskil reservoir,uk:Оскільське водосховище|||UA
H|RSV|Pechenihy Reservoir|50|36.95|30|Pecheneg Reservoir,uk:Печенізьке водосховище|||UA
H|RSV|Kurakhove Reservoir|47.99|37.35|12|uk:Курахівське водосховище|||UA
H|RSV|Karlivka Reservoir|48.13|37.5|9|uk:Карлівське водосховище|||UA
H|RSV|Tsimlyansk Reservoir|47.9|43|170|ru:Цимлянское водохранилище|||RU
H|RSV|Rybinsk Reservoir|58.4|38.5|80|ru:Рыбинское водохранилище|||RU
H|RSV|Atatürk Reservoir|37.55|38.6|60|Lake Atatürk,Ataturk Dam Lake|||TR
H|RSV|Tarbela Reservoir|34.2|72.75|45|Tarbela Lake|||PK
H|STM|Dnieper|48.9|33|550|Dnipro River,Dnieper River,River Dnieper,uk:Дніпро,ru:Днепр|||
H|STM|Siverskyi Donets|49|37.6|220|Seversky Donets,Donets River,Siversky Donets,uk:Сіверський Донець|||
H|STM|Oskil River|49.6|37.6|150|Oskil,uk:Оскіл|||
H|STM|Southern Bug|48|31|250|Southern Buh,uk:Південний Буг|||UA
H|STM|Dniester|48|28.3|350|Dniester River,Nistru,uk:Дністер|||
H|STM|Danube|45.5|19|900|Danube River,River Danube|||
H|STM|Volga|53.5|47|900|Volga River,ru:Волга|||RU
H|STM|Don River|49.5|42|450|ru:Дон|||RU
H|STM|Nile|22|31.5|1800|Nile River,River Nile,the Nile,ar:النيل|||
H|STM|Blue Nile|12|34.8|450|Blue Nile River|||
H|STM|White Nile|11|32.5|500|White Nile River|||
H|STM|Euphrates|34.8|41|650|Euphrates River,ar:الفرات|||
H|STM|Tigris|34.8|43.7|500|Tigris River,ar:دجلة|||
H|STM|Orontes|35|36.5|150|Orontes River,Asi River|||
H|STM|Litani River|33.5|35.6|60|Litani,ar:نهر الليطاني|||LB
H|STM|Jordan River|32.3|35.55|90|River Jordan|||
H|STM|Indus|29|71|1100|Indus River|||
H|STM|Ganges|25.5|83.5|800|Ganges River,Ganga|||
H|STM|Amu Darya|39|63|700|Oxus|||
H|STM|Helmand River|31|64|350||||AF
H|STM|Yalu River|40.9|126|250|Amnok|||
H|STM|Yangtze|30.5|110|1400|Yangtze River,zh:长江|||CN
H|STM|Yellow River|36|108|1200|zh:黄河|||CN
H|STM|Mekong|17|104.5|1200|Mekong River|||
H|STM|Irrawaddy|20.5|95|650|Irrawaddy River,Ayeyarwady|||MM
H|STM|Salween|20|97.8|600|Salween River,Thanlwin|||
H|STM|Niger River|14|0|1300|River Niger|||
H|STM|Congo River|0|20|1200|River Congo|||
H|STM|Senegal River|16|-13.5|450||||
H|STM|Zambezi|-16|28|900|Zambezi River|||
H|STM|Shabelle River|4|45|400||||
H|STM|Jubba River|2|42.5|300|Juba River|||
H|STM|Amazon River|-3|-60|1600|Amazon,the Amazon|||
H|STM|Orinoco|7.5|-66|600|Orinoco River|||
H|STM|Rio Grande|29.5|-102|900|Rio Bravo,Río Bravo,Río Grande|||
H|STM|Mississippi River|38|-90.3|1100|Mississippi river|||US
H|STM|Missouri River|43|-99|1000||||US
H|STM|Ohio River|38.6|-84|500||||US
H|STM|Colorado River|36.5|-112.5|600||||US
H|STM|Rhine|50|7.8|350|Rhine River,River Rhine|||
H|STM|Elbe|52|12|350|Elbe River|||
H|STM|Oder|52|15|250|Oder River|||
H|STM|Vistula|52|20|300|Vistula River|||PL
H|STM|Seine|48.9|2.5|250|River Seine|||FR
H|STM|Loire|47.4|0.7|350|River Loire|||FR
H|STM|Thames|51.5|-0.6|130|River Thames|||GB
H|STM|Sava|45|18|300|Sava River|||
H|STM|Drina|43.9|19.3|120|Drina River|||
H|STM|Inhul River|47.8|32.2|140|Inhul,Ingul River,uk:Інгул|||UA
H|STM|Psel River|50|34.2|220|Psel,Psyol,uk:Псел,ru:Псёл|||
H|STM|Vorskla|49.9|34.7|190|Vorskla River,uk:Ворскла|||
H|STM|Mokri Yaly|47.7|36.75|55|Mokri Yaly River,Mokrye Yaly,uk:Мокрі Яли|||UA
H|STM|Bakhmutka|48.75|38.1|50|Bakhmutka River,uk:Бахмутка|||UA
H|STM|Kazennyi Torets|48.5|37.5|70|Kazennyi Torets River,Kazenny Torets,uk:Казенний Торець|||UA
H|STM|Zherebets River|49.2|37.9|50|Zherebets,uk:Жеребець|||UA
H|STM|Krasna River|49.3|38.15|70|uk:Красна|||UA
H|STM|Aidar River|49.3|38.9|140|Aydar River,uk:Айдар|||
H|STM|Konka River|47.6|35.8|90|uk:Кінська|||UA
H|STM|Molochna River|47|35.4|85|uk:Молочна|||UA
H|STM|Teteriv|50.5|29.2|160|Teteriv River,uk:Тетерів|||UA
H|STM|Horyn River|51|26.7|210|Horyn,uk:Горинь|||
H|STM|Styr River|51|25.4|190|Styr,uk:Стир|||
H|STM|Seym River|51.5|34.8|190|Seym,Seim River,ru:Сейм,uk:Сейм|||
H|STM|Tisza|47.5|20.8|360|Tisza River,Tisa River,uk:Тиса|||
H|STM|Oka River|55|38.8|470|ru:Ока|||RU
H|STM|Kama River|57|54|450|ru:Кама|||RU
H|STM|Ob River|61|70|1300|ru:Обь|||RU
H|STM|Yenisei|62|90|1500|Yenisei River,Yenisey,ru:Енисей|||RU
H|STM|Lena River|63|122|1600|ru:Лена|||RU
H|STM|Amur River|51|130|1000|Amur,Heilongjiang River,ru:Амур|||
H|STM|Irtysh|55|73|1200|Irtysh River,ru:Иртыш|||
H|STM|Neva River|59.9|30.7|45|Neva,ru:Нева|||RU
H|STM|Moskva River|55.6|37.2|170|Moscow River|||RU
H|STM|Northern Dvina|63|43.2|340|Northern Dvina River,ru:Северная Двина|||RU
H|STM|Pechora River|66|56|500|ru:Печора|||RU
H|STM|Terek River|43.6|45.7|230|Terek,ru:Терек|||
H|STM|Kuban River|45.1|39.7|280||||RU
H|STM|Sunzha River|43.3|45.2|95||||RU
H|STM|Ural River|50.5|54|600|ru:Урал|||
H|STM|Little Zab|35.7|44.2|160|Lower Zab,Little Zab River,ar:الزاب الصغير|||
H|STM|Diyala River|34.3|45|170|Sirwan River,ar:نهر ديالى|||
H|STM|Karun River|31.6|49.2|280|Karun,fa:کارون|||IR
H|STM|Balikh River|36.3|39.1|65|ar:نهر البليخ|||SY
H|STM|Yarmouk River|32.72|35.85|50|Yarmuk River,ar:نهر اليرموك|||
H|STM|Barada River|33.55|36.25|40|Barada,ar:نهر بردى|||SY
H|STM|Nahr al-Kabir|34.62|36.15|35|Nahr al-Kabir al-Janoubi,Grand River of Lebanon,ar:النهر الكبير الجنوبي|||
H|STM|Harirud|34.6|62.5|380|Hari River,Hari Rud|||
H|STM|Kabul River|34.4|70|230||||
H|STM|Kunar River|35.2|71.3|170|Chitral River|||
H|STM|Panj River|37.5|70.5|420|Pyanj River,Panj,Pyandzh|||
H|STM|Syr Darya|43|67.5|950|Syrdarya,Jaxartes|||
H|STM|Swat River|35.1|72.2|110||||PK
H|STM|Chenab River|31.5|73.3|450|Chenab|||
H|STM|Jhelum River|33.3|73.6|270||||
H|STM|Ravi River|31.3|74.2|330||||
H|STM|Sutlej|31|75.2|500|Sutlej River|||
H|STM|Beas River|31.6|76|170||||IN
H|STM|Yamuna|27.5|78.5|540|Yamuna River|||IN
H|STM|Brahmaputra|27.2|93|950|Brahmaputra River,Yarlung Tsangpo|||
H|STM|Godavari|19|79|540|Godavari River|||IN
H|STM|Narmada|22.5|76.7|480|Narmada River|||IN
H|STM|Krishna River|16.6|77.5|480||||IN
H|STM|Teesta River|27|88.6|150|Tista River|||
H|STM|Padma River|23.7|89.7|120||||BD
H|STM|Meghna River|23.2|90.6|120||||BD
H|STM|Chao Phraya|14.8|100.3|180|Chao Phraya River|||TH
H|STM|Sittaung River|18.5|96.7|200|Sittang River,Sittang|||MM
H|STM|Kaladan River|21|92.9|170||||
H|STM|Songhua River|46|128|380|Songhua|||CN
H|STM|Imjin River|38.1|127|90|ko:임진강|||
H|STM|Han River|37.5|127.1|90|ko:한강|||KR
H|STM|Taedong River|39.3|126.2|140|ko:대동강|||KP
H|STM|Atbara River|15.2|36.2|280|ar:نهر عطبرة|||
H|STM|Gash River|15.3|36.8|170|ar:القاش|||
H|STM|Awash River|10|40.5|280||||ET
H|STM|Omo River|6.3|36.5|270||||ET
H|STM|Baro River|8.3|33.9|150||||
H|STM|Benue River|8.3|10|600|River Benue|||
H|STM|Chari River|11|16.7|370|Shari River|||
H|STM|Komadugu Yobe|12.8|12|230|Komadougou Yobe,Komadugu-Yobe River|||
H|STM|Ubangi River|3.5|19.5|530|Oubangui River,Ubangi,Oubangui|||
H|STM|Kasai River|-6|20.5|700||||
H|STM|Lualaba|-4.5|26.3|750|Lualaba River|||CD
H|STM|Limpopo River|-23.2|29.7|530||||
H|STM|Orange River|-29.2|21.5|700||||
H|STM|Vaal River|-27.3|27.4|330||||ZA
H|STM|Ruvuma River|-11.2|38|360|Rovuma River,Rovuma|||
H|STM|Okavango River|-18|20.5|400||||
H|STM|Cunene River|-16.7|14|330|Kunene River|||
H|STM|Black Volta|10|-2.8|400||||
H|STM|White Volta|10.8|-0.8|300|Nakambé|||
H|STM|Gambia River|13.3|-14.3|280|River Gambia|||
H|STM|Bani River|13.3|-5.1|300||||ML
H|STM|Medjerda|36.6|9.2|150|Medjerda River|||
H|STM|Po River|45|10.2|310||||IT
H|STM|Tiber|42.6|12.3|150|Tiber River|||IT
H|STM|Rhône|45|4.9|350|Rhone River,Rhône River|||
H|STM|Garonne|44.3|0.5|240||||
H|STM|Ebro|41.8|-1|380|Ebro River|||ES
H|STM|Tagus|39.8|-5.3|450|Tagus River|||
H|STM|Douro|41.3|-6|380|Duero,Douro River|||
H|STM|Guadalquivir|37.7|-5|280||||ES
H|STM|Meuse|50|5.3|380|Meuse River,Maas River|||
H|STM|Scheldt|51|4|160|Scheldt River|||
H|STM|Moselle|49.4|6.6|220|Moselle River|||
H|STM|Weser|52.7|9|210|Weser River|||DE
H|STM|River Spree|52.2|14|150||||DE
H|STM|Neckar|48.9|9.1|150|Neckar River|||DE
H|STM|Vltava|49.7|14.4|180|Vltava River|||CZ
H|STM|Drava|46.1|16.6|330|Drava River|||
H|STM|Neretva|43.4|17.9|110|Neretva River|||
H|STM|Vardar|41.6|22|180|Vardar River|||
H|STM|Ibar River|43.1|20.6|95|Ibar|||
H|STM|Neman River|54.5|23.8|360|Nemunas,Neman|||
H|STM|Daugava|56.3|26|430|Western Dvina,Daugava River|||
H|STM|Narva River|59.2|28|50||||
H|STM|Berezina River|53.8|29|250|Berezina,Biarezina|||BY
H|STM|River Mersey|53.4|-2.7|55|Mersey|||GB
H|STM|River Severn|52|-2.5|160||||GB
H|STM|River Trent|53|-1.2|130||||GB
H|STM|River Tyne|55|-1.8|60||||GB
H|STM|Hudson River|42.2|-73.9|240||||US
H|STM|Potomac River|38.9|-77.4|240|Potomac|||US
H|STM|Delaware River|40.5|-75.1|250||||US
H|STM|Susquehanna River|41|-76.4|250||||US
H|STM|Connecticut River|43.2|-72.4|300||||US
H|STM|Columbia River|47|-119|600||||
H|STM|Snake River|44|-115.5|540||||US
H|STM|Arkansas River|37.2|-98.5|870||||US
H|STM|Tennessee River|35.2|-87|430||||US
H|STM|Sacramento River|39.8|-122|260||||US
H|STM|San Joaquin River|37.2|-120.5|220||||US
H|STM|Yukon River|64|-150|1200||||
H|STM|Mackenzie River|65|-126|700||||CA
H|STM|Fraser River|51.5|-121.8|400||||CA
H|STM|Saint Lawrence River|47|-71.5|500|St. Lawrence River,St Lawrence River,St. Lawrence Seaway|||
H|STM|Ottawa River|46|-77.3|380||||CA
H|STM|Niagara River|43.1|-79.03|30||||
H|STM|Detroit River|42.2|-83.12|28||||
H|STM|Usumacinta River|17|-91.3|270|Usumacinta,es:Río Usumacinta|||
H|STM|Suchiate River|14.75|-92.18|65|Suchiate,es:Río Suchiate|||
H|STM|Coco River|14.3|-85|280|es:Río Coco|||
H|STM|Lempa River|13.8|-88.8|110|Lempa,es:Río Lempa|||
H|STM|Magdalena River|7.3|-74.4|640|es:Río Magdalena|||CO
H|STM|Cauca River|5.6|-75.7|430|es:Río Cauca|||CO
H|STM|Meta River|5.2|-70.8|400|es:Río Meta|||
H|STM|Guaviare River|3|-71|400|es:Río Guaviare|||CO
H|STM|Putumayo River|-1|-73.2|560|es:Río Putumayo|||
H|STM|Apure River|7.8|-69|350|es:Río Apure|||VE
H|STM|Táchira River|7.75|-72.45|40|Tachira River,es:Río Táchira|||
H|STM|Essequibo River|4.5|-58.7|400||||GY
H|STM|Paraná River|-27|-57.5|1000|Parana River,es:Río Paraná|||
H|STM|Paraguay River|-21|-57.8|850|es:Río Paraguay|||
H|STM|Uruguay River|-29.8|-56.5|550|es:Río Uruguay|||
H|STM|Madeira River|-7|-62|600||||
H|STM|São Francisco River|-12|-43|750|Sao Francisco River|||BR
H|STM|Huallaga River|-7.5|-76.3|280|Huallaga,es:Río Huallaga|||PE
H|STM|Massacre River|19.55|-71.75|35|Dajabón River,fr:Rivière Massacre|||
H|STM|Artibonite River|19|-72.2|130||||
H|STM|Murray River|-35|143.3|650|River Murray|||AU
H|STM|Darling River|-31.5|144.3|500||||AU
H|SD|Puget Sound|47.6|-122.45|80||||US
H|SD|Long Island Sound|41.1|-72.9|90||||US
H|LGN|Syvash|46|34.4|70|Sivash,Lake Syvash,uk:Сиваш|||UA
H|LGN|Kara-Bogaz-Gol|41.3|53.6|85|Garabogazköl|||TM
H|BIGHT|Bight of Benin|5.3|2.8|280||||
H|BIGHT|Bight of Bonny|3.3|8.3|260|Bight of Biafra|||
H|BIGHT|Great Australian Bight|-33.5|130|600||||AU
H|HBR|Sydney Harbour|-33.85|151.24|10||||AU
H|HBR|Pearl Harbor|21.36|-157.96|5|Pearl Harbour|||US
H|HBR|Victoria Harbour|22.29|114.17|8||||HK
H|ESTY|Río de la Plata|-35|-57|190|River Plate,Rio de la Plata|||
H|SWMP|Sudd|7.8|30.6|220|the Sudd,ar:السد|||SS
H|SWMP|Okavango Delta|-19.3|22.8|110||||BW
H|SWMP|Everglades|25.7|-80.9|90|the Everglades|||US
H|SWMP|Pripyat Marshes|52|27.5|250|Pinsk Marshes,Pripet Marshes|||
H|SWMP|Liguasan Marsh|6.95|124.6|30||||PH
H|RF|Great Barrier Reef|-18.3|147.5|1000||||AU
H|RF|Socotra Rock|32.125|125.18|2|Ieodo,Suyan Islet||contested|
H|RF|Johnson South Reef|9.72|114.28|6|||contested|
H|RF|Subi Reef|10.92|114.08|6|||contested|
H|SHOL|Reed Bank|11.4|116.8|60|Reed Tablemount,Recto Bank||contested|
T|MTS|Himalayas|29|84|1200|the Himalayas,Himalaya|Himalayan||
T|MTS|Hindu Kush|35.5|70.5|350||||
T|MTS|Karakoram|36|76|220|Karakorum|||
T|MTS|Pamirs|38.5|73|170|Pamir Mountains,the Pamirs|||
T|MTS|Caucasus Mountains|42.7|44|500|Greater Caucasus|||
T|MTS|Zagros Mountains|33.5|49|550|Zagros|||
T|MTS|Taurus Mountains|37.2|34|400||||TR
T|MTS|Qandil Mountains|36.55|45|40|Qandil,Mount Qandil|||
T|MTS|Sinjar Mountains|36.4|41.7|40|Mount Sinjar|||IQ
T|MTS|Alps|46.5|9.5|450|the Alps|||
T|MTS|Carpathian Mountains|48|24|450|Carpathians,the Carpathians|Carpathian||
T|MTS|Ural Mountains|60|60|1000|Urals,the Urals|||
T|MTS|Pyrenees|42.7|0.8|200|the Pyrenees|||
T|MTS|Atlas Mountains|32|-4|700|High Atlas|||
T|MTS|Andes|-20|-68|2500|the Andes|Andean||
T|MTS|Rocky Mountains|43|-110|1400|Rockies,the Rockies|||
T|MTS|Appalachian Mountains|39|-79|900|Appalachians,Appalachia|Appalachian||
T|MTS|Nuba Mountains|11.5|30.5|110||||SD
T|MTS|Mandara Mountains|10.8|13.8|80||||
T|MTS|Rwenzori Mountains|0.38|29.9|50||||
T|MTS|Anti-Lebanon Mountains|33.9|36.3|75|Anti-Lebanon,Anti-Lebanon range,ar:جبال لبنان الشرقية|||
T|MTS|Qalamoun Mountains|33.95|36.6|45|Qalamoun,Qalamun,Kalamoun,ar:القلمون|||SY
T|MTS|Syrian Coastal Mountains|35.3|36.15|70|Coastal Mountain Range,Alawite Mountains,Nusayriyah Mountains,ar:جبال الساحل السوري|||SY
T|MTS|Jabal al-Akrad|35.75|36.15|14|Jabal Akrad,Jabal al-Akrad mountains,ar:جبل الأكراد|||SY
T|MTS|Jabal Turkman|35.83|36|14|Jabal al-Turkman,Turkmen Mountain,Turkmen Mountains,ar:جبل التركمان|||SY
T|MTS|Jabal al-Druze|32.65|36.75|45|Jabal al-Arab,Jebel Druze,Jabal Druze,ar:جبل العرب|||SY
T|MTS|Abdulaziz Mountains|36.4|40.3|45|Jabal Abdulaziz,Mount Abdulaziz,ar:جبل عبد العزيز|||SY
T|MTS|Bishri Mountains|35.3|39.3|60|Jabal al-Bishri,Mount Bishri,ar:جبل البشري|||SY
T|MTS|Hamrin Mountains|34.8|44.2|120|Hamreen Mountains,Hamrin mountains,ar:جبال حمرين|||IQ
T|MTS|Qarachogh Mountains|35.75|43.6|28|Mount Qarachogh,Qara Chokh,Qarachokh Mountains|||IQ
T|MTS|Gara Mountains|37|43.4|28|Mount Gara|||IQ
T|MTS|Alborz Mountains|36|52|330|Elburz Mountains|||IR
T|MTS|Sulaiman Mountains|30.5|69.9|250|Sulaiman Range|||PK
T|MTS|Spin Ghar|34|70.1|70|Safed Koh|||
T|MTS|Pir Panjal Range|33.8|74.3|140|Pir Panjal||contested|
T|MTS|Tian Shan|42|79|900|Tien Shan,Tianshan Mountains|||
T|MTS|Altai Mountains|48.5|89|550|Altay Mountains|||
T|MTS|Kunlun Mountains|36|85|1050||||CN
T|MTS|Lesser Caucasus|40.6|45|220||||
T|MTS|Dinaric Alps|43.8|17.5|330||||
T|MTS|Balkan Mountains|42.75|25|250|Stara Planina|||
T|MTS|Rhodope Mountains|41.7|24.4|120|Rhodopes|||
T|MTS|Pindus|39.8|21.1|140|Pindus Mountains|||GR
T|MTS|Apennine Mountains|43.3|12.5|500|Apennines,the Apennines|||IT
T|MTS|Dolomites|46.45|11.85|55|the Dolomites|||IT
T|MTS|Vosges Mountains|48|7|90|the Vosges|||FR
T|MTS|Massif Central|45.2|3.1|180||||FR
T|MTS|Black Forest|48.2|8.2|95|de:Schwarzwald|||DE
T|MTS|Harz Mountains|51.75|10.7|55|the Harz|||DE
T|MTS|Tatra Mountains|49.2|20|45|Tatras,High Tatras,the Tatras|||
T|MTS|Sudetes|50.5|16.3|170||||
T|MTS|Pennines|54.3|-2.2|140|the Pennines|||GB
T|MTS|Snowdonia|53|-3.9|35||||GB
T|MTS|Šar Mountains|42|20.9|55|Sharr Mountains,Sar Mountains|||
T|MTS|Simien Mountains|13.2|38.2|50||||ET
T|MTS|Bale Mountains|6.9|39.8|45||||ET
T|MTS|Golis Mountains|10|45.5|140|Golis Range,so:Golis|||
T|MTS|Cal Madow|10.85|48.3|85|Almadow,Cal Madow mountains,Al Madow|||SO
T|MTS|Cal Miskaad|11.1|50.1|65|Cal Miskaad mountains,Al Miskaad,Almiskaad mountains|||SO
T|MTS|Hoggar Mountains|23.3|5.8|220|Ahaggar,Hoggar,Ahaggar Mountains|||DZ
T|MTS|Tassili n'Ajjer|25.5|8.6|220|Tassili|||DZ
T|MTS|Nafusa Mountains|31.9|12|130|Jebel Nafusa,Nafusa,ar:جبل نفوسة|||LY
T|MTS|Jebel Akhdar|32.5|21.5|110|Green Mountain of Libya|||LY
T|MTS|Aurès Mountains|35.3|6.5|120|Aurès,Aures,ar:الأوراس|||DZ
T|MTS|Djurdjura|36.45|4.2|45|Djurdjura Mountains|||DZ
T|MTS|Rif Mountains|35|-4.5|170|the Rif|||MA
T|MTS|Alantika Mountains|8.5|12.6|45||||
T|MTS|Virunga Mountains|-1.45|29.5|45||||
T|MTS|Imatong Mountains|4.1|32.8|40||||SS
T|MTS|Annamite Range|17|106|520|Annamese Cordillera,Truong Son|||
T|MTS|Arakan Mountains|20|94.2|350|Rakhine Yoma,Arakan Yoma|||MM
T|MTS|Pegu Range|18.8|95.9|180|Bago Yoma,Pegu Yoma,Bago Mountains|||MM
T|MTS|Sierra Nevada|37.8|-119.3|330||||US
T|MTS|Cascade Range|45.5|-121.6|600|Cascades,the Cascades,Cascade Mountains|||
T|MTS|Blue Ridge Mountains|36.5|-81|380|Blue Ridge|||US
T|MTS|Great Smoky Mountains|35.6|-83.5|45|Smoky Mountains,the Smokies,Great Smokies|||US
T|MTS|Adirondack Mountains|44|-74.2|90|Adirondacks,the Adirondacks|||US
T|MTS|Catskill Mountains|42.1|-74.4|50|Catskills,the Catskills|||US
T|MTS|Pocono Mountains|41.1|-75.3|50|Poconos,the Poconos|||US
T|MTS|Ozark Mountains|36.6|-92.7|250|Ozarks,the Ozarks|||US
T|MTS|Black Hills|44|-103.7|80|the Black Hills|||US
T|MTS|Sierra Madre Occidental|25.8|-107|550||||MX
T|MTS|Sierra Madre Oriental|23|-99.7|480||||MX
T|MTS|Sierra Madre del Sur|17.2|-98.8|380||||MX
T|MTS|Sierra Maestra|20|-76.7|120||||CU
T|MTS|Serranía del Perijá|10|-72.9|120|Serrania del Perija|||
T|MTS|Blue Mountains|-33.6|150.3|55||||AU
T|MTS|Great Dividing Range|-28|148.5|1400||||AU
T|MTS|Southern Alps|-43.6|170.2|280||||NZ
T|MT|Mount Everest|27.988|86.925|3|Everest|||
T|MT|Mount Hermon|33.416|35.857|10|Jabal al-Shaykh|||
T|MT|Mount Ararat|39.702|44.298|15|tr:Ağrı Dağı,hy:Արարատ|||TR
T|MT|Mount Qasioun|33.54|36.28|5|Jabal Qasioun,ar:جبل قاسيون|||SY
T|MT|Mount Damavand|35.955|52.11|10|Damavand|||IR
T|MT|K2|35.881|76.514|5|Mount Godwin-Austen||contested|
T|MT|Nanga Parbat|35.238|74.589|9|||contested|PK
T|MT|Annapurna|28.596|83.82|12||||NP
T|MT|Kangchenjunga|27.703|88.147|9||||
T|MT|Mount Elbrus|43.35|42.44|12|Elbrus,ru:Эльбрус|||RU
T|MT|Mount Olympus|40.085|22.358|11||||GR
T|MT|Ben Nevis|56.797|-5.004|4||||GB
T|MT|Mont Blanc|45.833|6.865|8||||
T|MT|Matterhorn|45.976|7.659|4||||
T|MT|Mount Igman|43.75|18.27|12|Igman|||BA
T|MT|Mount Kenya|-0.15|37.308|22||||KE
T|MT|Mount Kilimanjaro|-3.07|37.355|28||||TZ
T|MT|Mount Elgon|1.13|34.53|38||||
T|MT|Jebel Chambi|35.206|8.675|12|Mount Chaambi,Chaambi,Djebel Chambi,Chaambi Mountains,ar:جبل الشعانبي|||TN
T|MT|Mount Carmel|32.73|35.03|17|the Carmel,he:הכרמל|||IL
T|MT|Mount Meron|32.997|35.412|6|he:הר מירון|||IL
T|MT|Mount of Olives|31.779|35.243|2|ar:جبل الزيتون,he:הר הזיתים||contested|PS
T|MT|Jabal Sannine|33.94|35.87|10|Mount Sannine|||LB
T|MT|Mount Apo|6.987|125.271|12||||PH
T|MT|Mount Fuji|35.361|138.728|14|ja:富士山|||JP
T|MT|Mount Paektu|41.994|128.078|14|Paektusan,Mount Paekdu,Changbai Mountain,ko:백두산|||
T|MT|Mount Kumgang|38.66|128.1|15|Kumgangsan,Kumgang Mountain,ko:금강산|||KP
T|MT|Mount McKinley|63.069|-151.006|14|Denali|||US
T|MT|Mount Rainier|46.853|-121.76|13||||US
T|MT|Mount Hood|45.374|-121.696|11||||US
T|MT|Mount Shasta|41.409|-122.195|13||||US
T|MT|Mount Whitney|36.579|-118.292|4||||US
T|MT|Mount Rushmore|43.879|-103.459|3||||US
T|MT|Mount Roraima|5.143|-60.762|8||||
T|MT|Aconcagua|-32.653|-70.011|8||||AR
T|DSRT|Sahara|23|10|2200|Sahara Desert,the Sahara|Saharan||
T|DSRT|Sambisa Forest|11.2|13.4|60|Sambisa|||NG
T|DSRT|Syrian Desert|33.5|39.5|320|Syrian Badia,Badia desert,Badiya,ar:بادية الشام|||
T|DSRT|Rub' al Khali|20|50|550|Empty Quarter,the Empty Quarter,Rub al-Khali,ar:الربع الخالي|||
T|DSRT|Nubian Desert|20.5|33|260||||SD
T|DSRT|Libyan Desert|25|25|650||||
T|DSRT|Bayuda Desert|17.8|33|130||||SD
T|DSRT|Kalahari Desert|-23|22|500|Kalahari|||
T|DSRT|Namib Desert|-23|15|650|Namib|||
T|DSRT|Gobi Desert|42.5|105|750|Gobi|||
T|DSRT|Taklamakan Desert|38.9|82.5|430|Taklamakan|||CN
T|DSRT|Karakum Desert|39.5|60|370|Karakum|||TM
T|DSRT|Kyzylkum Desert|42.3|64|370|Kyzylkum|||
T|DSRT|Thar Desert|27|71|350|Great Indian Desert|||
T|DSRT|Dasht-e Kavir|34.5|54.8|230|Great Salt Desert|||IR
T|DSRT|Dasht-e Lut|30.5|58.8|170|Lut Desert|||IR
T|DSRT|Registan Desert|30.3|65.2|150|Rigestan|||AF
T|DSRT|Dasht-e Margo|30.6|62.8|140|Dasht-i Margo|||AF
T|DSRT|Sonoran Desert|32|-112.5|320||||
T|DSRT|Mojave Desert|35|-116|200|Mojave|||US
T|DSRT|Chihuahuan Desert|29|-104|500||||
T|DSRT|Atacama Desert|-24|-69.2|430||||CL
T|DSRT|Ténéré|18|11|280|Tenere,Ténéré desert|||NE
T|DSRT|Chalbi Desert|3|37.4|80||||KE
T|DSRT|Judean Desert|31.5|35.35|38|he:מדבר יהודה|||
T|PEN|Kola Peninsula|67.5|36|180||||RU
T|PEN|Kamchatka Peninsula|57|160|350|Kamchatka|||RU
T|PEN|Crimean Peninsula|45.3|34.4|120||Crimean,Crimeans|contested|UA
T|PEN|Cape Cod|41.7|-70.2|50||||US
T|PEN|Gallipoli Peninsula|40.35|26.5|45|Gelibolu Peninsula|||TR
T|PEN|Musandam Peninsula|26|56.3|50||||
T|PEN|Faw Peninsula|30.05|48.4|40|Al-Faw Peninsula,al-Faw peninsula,ar:شبه جزيرة الفاو|||IQ
T|PEN|Kerch Peninsula|45.25|36|55|uk:Керченський півострів|||UA
T|PEN|Tarkhankut Peninsula|45.35|32.65|30|Tarkhankut,Cape Tarkhankut,uk:Тарханкут|||UA
T|PEN|Taman Peninsula|45.3|37.1|40|Taman peninsula,ru:Таманский полуостров|||RU
T|PEN|Yamal Peninsula|70.3|69.7|300|Yamal,ru:Ямал|||RU
T|PEN|Taimyr Peninsula|74.5|100|550|Taymyr Peninsula,Taimyr|||RU
T|PEN|Chukchi Peninsula|66.3|-173|270|Chukotka Peninsula|||RU
T|PEN|Jutland|56.2|9.2|160|Jutland Peninsula,da:Jylland|||
T|PEN|Scandinavian Peninsula|63|14|950||||
T|PEN|Liaodong Peninsula|40|122.6|160||||CN
T|PEN|Shandong Peninsula|36.9|121|160||||CN
T|PEN|Malay Peninsula|6|101.5|700||||
T|PEN|Guajira Peninsula|12|-71.7|110|La Guajira Peninsula|||
T|PEN|Yucatán Peninsula|19.5|-89.2|330|Yucatan Peninsula|||
T|PEN|Baja California Peninsula|28|-113.5|680|Baja California peninsula,Baja peninsula|||MX
T|PEN|Paraguaná Peninsula|11.9|-70|35|Paraguana Peninsula|||VE
T|PEN|Delmarva Peninsula|38.4|-75.5|140|Delmarva|||US
T|PEN|Olympic Peninsula|47.8|-123.6|90||||US
T|PEN|Kenai Peninsula|60.2|-150.3|110||||US
T|PEN|Gaspé Peninsula|48.8|-65.6|130|Gaspe Peninsula|||CA
T|PEN|Labrador Peninsula|54.5|-67|900||||CA
T|PEN|Cape York Peninsula|-13.5|142.8|280||||AU
T|PEN|Cherbourg Peninsula|49.4|-1.6|55|Cotentin Peninsula,Cotentin|||FR
T|PEN|Hel Peninsula|54.68|18.65|20||||PL
T|ISL|Snake Island|45.255|30.204|1|Zmiinyi Island,uk:Острів Зміїний|||UA
T|ISL|Borneo|1|114|490||Bornean||
T|ISL|New Guinea|-5|141|500||||
T|ISL|Sumatra|0|102|390||Sumatran||ID
T|ISL|Java|-7.3|110|210||Javanese||ID
T|ISL|Sulawesi|-2|121|250|Celebes|||ID
T|ISL|Luzon|16|121|190||||PH
T|ISL|Hispaniola|19|-71|160||||
T|ISL|Sakhalin Island|51|143|160||||RU
T|ISL|Okinawa Island|26.5|127.97|35||||JP
T|ISL|Long Island|40.8|-73|90||||US
T|ISL|Khortytsia|47.83|35.1|8|Khortytsia Island,uk:Хортиця|||UA
T|ISL|Pratas Island|20.7|116.72|12|Dongsha Island,Dongsha Islands,Pratas Islands,zh:東沙||contested|TW
T|ISL|Itu Aba|10.377|114.366|3|Taiping Island,Itu Aba Island||contested|
T|ISL|Woody Island|16.834|112.337|4|Yongxing Island,Phu Lam Island||contested|
T|ISL|Miyako Island|24.78|125.33|18|Miyakojima|||JP
T|ISL|Ishigaki Island|24.42|124.2|20|Ishigaki|||JP
T|ISL|Yonaguni|24.455|122.99|8|Yonaguni Island|||JP
T|ISL|Amami Ōshima|28.3|129.4|38|Amami Oshima,Amami Island|||JP
T|ISL|Tsushima Island|34.4|129.33|45|ja:対馬|||JP
T|ISL|Iwo Jima|24.78|141.32|7|Iwoto,Iwo To|||JP
T|ISL|Honshu|36|138|650|Honshū|||JP
T|ISL|Kyushu|32.6|131|200|Kyūshū|||JP
T|ISL|Shikoku|33.7|133.6|130||||JP
T|ISL|Dokdo|37.242|131.868|2|Takeshima,Liancourt Rocks,ko:독도,ja:竹島||contested|
T|ISL|Ulleungdo|37.5|130.86|8|Ulleung Island|||KR
T|ISL|Baengnyeong Island|37.96|124.67|9|Baengnyeongdo,ko:백령도|||KR
T|ISL|Palawan Island|9.7|118.6|230||||PH
T|ISL|Jolo Island|5.97|121.15|35|Sulu Island|||PH
T|ISL|Basilan Island|6.56|122.03|33||||PH
T|ISL|Tawi-Tawi Island|5.2|120|35||||PH
T|ISL|Negros Island|10|123|125||||PH
T|ISL|Samar Island|12|125|110||||PH
T|ISL|Leyte Island|11|124.8|95||||PH
T|ISL|Panay Island|11.1|122.5|95|Panay|||PH
T|ISL|Cebu Island|10.4|123.8|115||||PH
T|ISL|Mindoro|13|121.1|95|Mindoro Island|||PH
T|ISL|Bohol Island|9.85|124.2|48||||PH
T|ISL|Timor|-9.2|125|260|Timor Island|||
T|ISL|Flores Island|-8.65|121.2|195||||ID
T|ISL|Lombok|-8.6|116.3|48|Lombok Island|||ID
T|ISL|Sumbawa|-8.75|117.7|140|Sumbawa Island|||ID
T|ISL|Sumba|-9.7|120|110|Sumba Island|||ID
T|ISL|Bali Island|-8.37|115.15|75||||ID
T|ISL|Madura Island|-7.05|113.4|85||||ID
T|ISL|Ambon Island|-3.63|128.15|30||||ID
T|ISL|Halmahera|0.7|127.9|170|Halmahera Island|||ID
T|ISL|Seram Island|-3.1|129.4|170|Ceram,Seram|||ID
T|ISL|Nias|1.1|97.6|80|Nias Island|||ID
T|ISL|Bougainville Island|-6.2|155.3|110||||PG
T|ISL|New Britain|-5.7|150.8|280||||PG
T|ISL|Lesbos|39.25|26.25|40|Lesvos,Lesvos Island,el:Λέσβος|||GR
T|ISL|Chios Island|38.4|26.05|32|el:Χίος|||GR
T|ISL|Samos Island|37.75|26.82|25|el:Σάμος|||GR
T|ISL|Kos Island|36.82|27.1|25|el:Κως|||GR
T|ISL|Rhodes Island|36.2|27.95|45|el:Ρόδος|||GR
T|ISL|Corfu|39.6|19.85|36|Corfu Island,el:Κέρκυρα|||GR
T|ISL|Kastellorizo|36.14|29.58|6|Meis,el:Καστελλόριζο|||GR
T|ISL|Cyprus Island|35.1|33.2|120|island of Cyprus|||
T|ISL|Lampedusa|35.508|12.593|8|Lampedusa Island|||IT
T|ISL|Sicily Island|37.55|14.2|150|island of Sicily|||IT
T|ISL|Mallorca|39.6|2.98|55|Majorca|||ES
T|ISL|Menorca|39.97|4.08|28|Minorca|||ES
T|ISL|Tenerife|28.27|-16.6|46||||ES
T|ISL|Gran Canaria|27.95|-15.6|30||||ES
T|ISL|Lanzarote|29.03|-13.65|32||||ES
T|ISL|Fuerteventura|28.4|-14|58||||ES
T|ISL|El Hierro|27.73|-18.03|16||||ES
T|ISL|Bornholm|55.13|14.92|24||||DK
T|ISL|Novaya Zemlya|74|57.5|480|ru:Новая Земля|||RU
T|ISL|Wrangel Island|71.2|-179.4|85|ru:Остров Врангеля|||RU
T|ISL|Kotlin Island|60.02|29.7|9||||RU
T|ISL|Martha's Vineyard|41.4|-70.64|20||||US
T|ISL|Nantucket Island|41.28|-70.08|17||||US
T|ISL|Kodiak Island|57.4|-153.5|90||||US
T|ISL|Oahu|21.47|-157.98|38|Oʻahu|||US
T|ISL|Maui|20.8|-156.35|42||||US
T|ISL|Kauai|22.06|-159.53|28|Kauaʻi|||US
T|ISL|Hawaii Island|19.6|-155.5|80|Big Island of Hawaii|||US
T|ISL|Vancouver Island|49.6|-125.6|240||||CA
T|ISL|Baffin Island|68.5|-71|750||||CA
T|ISL|Ellesmere Island|79.8|-79|450||||CA
T|ISL|Cape Breton Island|46.2|-60.75|90|Cape Breton|||CA
T|ISL|Newfoundland Island|48.5|-56|260|island of Newfoundland|||CA
T|ISL|Tierra del Fuego Island|-54|-69|230|Isla Grande de Tierra del Fuego|||
T|ISL|Easter Island|-27.12|-109.36|14|Rapa Nui|||CL
T|ISL|Margarita Island|11|-63.95|40|es:Isla de Margarita|||VE
T|ISL|Tortuga Island|20.05|-72.8|22|fr:Île de la Tortue|||HT
T|ISL|Gonâve Island|18.83|-73.05|35|Gonave Island,fr:Île de la Gonâve|||HT
T|ISL|Cozumel Island|20.42|-86.92|27||||MX
T|ISL|Zanzibar Island|-6.15|39.35|48|Unguja|||TZ
T|ISL|Pemba Island|-5.2|39.77|40||||TZ
T|ISL|Mafia Island|-7.85|39.78|30||||TZ
T|ISL|Lamu Island|-2.28|40.88|10||||KE
T|ISL|Bioko|3.5|8.7|42|Bioko Island|||GQ
T|ISL|Masirah Island|20.4|58.77|40|Masirah|||OM
T|ISL|Qeshm Island|26.8|55.85|70|fa:قشم|||IR
T|ISL|Kish Island|26.54|53.98|11|fa:کیش|||IR
T|ISL|Hormuz Island|27.06|56.46|6||||IR
T|ISL|Larak Island|26.86|56.36|8||||IR
T|ISL|Sirri Island|25.91|54.54|6||||IR
T|ISL|Lesser Tunb|26.24|55.145|3|||contested|
T|ISL|Failaka Island|29.44|48.33|9||||KW
T|ISL|Bubiyan Island|29.75|48.2|28|Bubiyan|||KW
T|ISL|Tiran Island|27.95|34.56|9||||
T|ISL|Sanafir Island|27.93|34.71|5||||
T|ISL|Zuqar Island|14|42.75|10|Jabal Zuqar|||YE
T|ISL|Diego Garcia|-7.31|72.42|16||||IO
T|ISL|Kangaroo Island|-35.8|137.2|80||||AU
T|ISL|North Island|-39|176|430||||NZ
T|ISL|South Island|-43.8|170.4|450||||NZ
T|ISL|Alcatraz|37.827|-122.423|1|Alcatraz Island|||US
T|ISL|Robben Island|-33.807|18.366|4||||ZA
T|ISL|Gorée|14.667|-17.398|1|Gorée Island|||SN
T|VAL|Shah-i-Kot Valley|33.35|69.2|14|Shahi Kot,Shah-i-Kot,Shahikot Valley|||AF
T|VAL|Pech Valley|34.92|70.95|28|Pech River valley|||AF
T|VAL|Arghandab Valley|31.75|65.75|45||||AF
T|VAL|Kurram Valley|33.75|70.2|55||||PK
T|VAL|Neelum Valley|34.7|74.1|75|||contested|PK
T|VAL|Leepa Valley|34.28|73.92|12|||contested|PK
T|VAL|Argun Gorge|42.9|45.6|40|Argun gorge,ru:Аргунское ущелье|||RU
T|VAL|Darial Gorge|42.74|44.63|12|Dariali Gorge,Darial Pass|||
T|VAL|Wadi Hadhramaut|16|48.8|140|Wadi Hadramawt,Hadhramaut Valley,Hadramawt Valley,ar:وادي حضرموت|||YE
T|VAL|Wadi Barada|33.63|36.12|12|Barada Valley,ar:وادي بردى|||SY
T|VAL|Middle Euphrates River Valley|34.8|40.6|120|Middle Euphrates Valley,Middle Euphrates|||
T|VAL|Death Valley|36.5|-117|90||||US
T|PASS|Bolan Pass|29.75|67.5|40||||PK
T|PASS|Khunjerab Pass|36.85|75.42|6|||contested|
T|PASS|Nathu La|27.387|88.831|4|Nathula|||
T|PASS|Karakoram Pass|35.51|77.82|6|||contested|
T|PASS|Zoji La|34.28|75.47|6|Zojila Pass,Zoji La Pass||contested|IN
T|UPLD|Scottish Highlands|57.3|-4.8|140||||GB
T|UPLD|Ethiopian Highlands|9.5|38.5|480||||ET
T|VLC|Mount Etna|37.751|14.994|16|Etna|||IT
T|VLC|Mount Vesuvius|40.821|14.426|8|Vesuvius|||IT
T|VLC|Mount Cameroon|4.21|9.17|22||||CM
T|VLC|Mount Mayon|13.257|123.685|9|Mayon,Mayon Volcano|||PH
T|VLC|Mount Pinatubo|15.13|120.35|12|Pinatubo|||PH
T|VLC|Mount Merapi|-7.54|110.446|8|Merapi|||ID
T|VLC|Krakatoa|-6.102|105.423|8|Krakatau|||ID
T|VLC|Mount Sinabung|3.17|98.392|7|Sinabung|||ID
T|VLC|Mount St. Helens|46.2|-122.189|8|Mount Saint Helens|||US
T|VLC|Popocatépetl|19.023|-98.628|9|Popocatepetl|||MX
T|VLC|Nevado del Ruiz|4.892|-75.324|9||||CO
T|PLAT|Ennedi Plateau|17|22.3|150|Ennedi Massif,Ennedi|||TD
T|PLAT|Fouta Djallon|11.4|-12.3|160|Fouta Djalon|||GN
T|PLAT|Jos Plateau|9.6|8.9|70||||NG
T|PLAT|Nullarbor Plain|-31|129|350||||AU
T|HLLS|Gwoza Hills|11.05|13.75|25||||NG
T|HLLS|Chin Hills|22.3|93.5|160||||MM
T|HLLS|Naga Hills|26|94.8|150||||
T|PLN|Al-Ghab Plain|35.5|36.35|40|Ghab Plain,al-Ghab,Sahl al-Ghab,ar:سهل الغاب|||SY
T|CNYN|Grand Canyon|36.1|-112.2|130|the Grand Canyon|||US
T|ISTH|Isthmus of Tehuantepec|17|-94.7|120||||MX
T|ISTH|Perekop Isthmus|46.15|33.67|18|Isthmus of Perekop,uk:Перекопський перешийок|||UA
T|ISTH|Karelian Isthmus|60.6|29.7|80|ru:Карельский перешеек|||RU
T|CAPE|Cape of Good Hope|-34.357|18.474|6||||ZA
T|CAPE|Cape Horn|-55.98|-67.27|9||||CL
T|CAPE|Cape Guardafui|11.83|51.28|7|Ras Asir|||SO
T|CAPE|Cap Bon|36.9|10.8|45|Cape Bon|||TN
T|CAPE|Cape Canaveral|28.46|-80.54|13||||US
T|SPIT|Tendra Spit|46.2|31.8|40|Tendrivska Spit,uk:Тендрівська коса|||UA
T|SPIT|Arabat Spit|45.7|35.1|65|uk:Арабатська стрілка|||UA
T|ISLS|Kinmen Islands|24.45|118.38|18|Kinmen,Quemoy,zh:金門||contested|TW
T|ISLS|Matsu Islands|26.2|120|55|Matsu,zh:馬祖||contested|TW
T|ISLS|Penghu Islands|23.57|119.6|38|Pescadores,Pescadores Islands|||TW
T|ISLS|Ryukyu Islands|26.5|127.5|560|Nansei Islands,ja:琉球諸島|||JP
T|ISLS|Sulu Archipelago|5.9|121|170|Sulu islands|||PH
T|ISLS|Maluku Islands|-3|128.8|560|Moluccas,Spice Islands,the Moluccas|||ID
T|ISLS|Natuna Islands|3.9|108.2|120|Natunas,Natuna Besar,Great Natuna|||ID
T|ISLS|Imia|37.05|27.151|2|Kardak,Imia islets,Kardak islets||contested|
T|ISLS|Hebrides|57.5|-6.9|150|the Hebrides,Outer Hebrides|||GB
T|ISLS|Channel Islands|49.4|-2.35|60||||
T|ISLS|Franz Josef Land|80.7|55|230|ru:Земля Франца-Иосифа|||RU
T|ISLS|Solovetsky Islands|65.07|35.7|30|Solovki|||RU
T|ISLS|Florida Keys|24.8|-80.9|100|the Florida Keys|||US
T|ISLS|Outer Banks|35.5|-75.6|130|the Outer Banks|||US
T|ISLS|Aleutian Islands|52.5|-174|1000|Aleutians,the Aleutians|||US
T|ISLS|Lesser Antilles|14.5|-61.5|620||||
T|ISLS|Greater Antilles|19.5|-74.5|850||||
T|ISLS|Quirimbas Islands|-12|40.6|75|Quirimbas,Quirimbas Archipelago|||MZ
T|ISLS|Farasan Islands|16.75|41.95|50||||SA
T|ISLS|Dahlak Archipelago|15.8|40.2|70|Dahlak Islands|||ER
T|ISLS|Andaman Islands|12.5|92.8|180||||IN
T|ISLS|Nicobar Islands|8|93.6|150||||IN
T|ISLS|Dry Tortugas|24.63|-82.9|12||||US
V|FRST|Nyungwe Forest|-2.5|29.25|28|Nyungwe|||RW
V|FRST|Kibira Forest|-3|29.4|40|Kibira|||BI
V|FRST|Boni Forest|-1.6|41.2|55|Boni forest|||KE
V|FRST|Białowieża Forest|52.75|23.9|40|Bialowieza Forest,Belovezhskaya Pushcha|||
"""
