import { type Culture, companies, halves, list } from "./culture";

export const american: Culture = {
  firstNames: list(
    "Alma,Wade,Renata,Clyde,Joelle,Terrence,Marisol,Otis,Bethany,Quentin,Delia,Amos,Keisha,Roland,Tessa,Hector,Winona,Leland,Darla,Emmett,Noreen,Silas,Yvette,Garth,Loretta,Ezra",
  ),
  surnames: halves(
    "Hob,Lunt,Arbor,Wex,Toll,Crad,Penni,Stock,Hallo,Brin,Gar,Fen,Mather,Whit,Thorn,Coll,Hart,Lock,Rad,Mor",
    "way,ley,man,feld,son,ick,gast,der,worth,by,eck,en,ridge,cliffe,ison",
  ),
  places: halves(
    "Salt,Copper ,Three Oaks ,Juniper ,Blue Heron ,Stone,Cedar ,Long ,Mill,Silver ,Fox,Red Barn ,Cotton,Hawk,Prairie ,Sun,Willow ,Otter ,Clear,Maple ,Pine,Bear,Lone ,Rabbit ,Winding ,Quail ,Dry ,Honey,Wind,Early ",
    "Bend,Ridge,Hollow,Creek,Flats,Meadow,Run,Crossing,Valley,Springs,Bluff,Orchard,Hill,Prairie,Landing,Fork,Acres,Bottom",
  ),
  companies: companies(
    "{p} Greens,{p} Produce,{s} Family Farms,{p} Hydroponics,{s} & {t} Growers,Under Glass at {p}",
    "{p} Nursery,{s} Brothers Nursery,{p} Flower Farm,{s} & Daughters Plants,{p} Perennials",
    "{p} Vineyards,{s} Family Wines,{p} Cellars,{s} & {t} Vineyard",
    "{p} Orchards,{s} Berry Farm,{p} Cider Company,{s} Fruit Growers",
    "{p} Botanical Garden,{p} Agricultural College,City of {p} Parks,{s} Seed Institute",
  ),
  groups: list("{p} Fresh Group,{p} Growers Cooperative,{s} Holdings,{p} Farms of America"),
};

export const hispanic: Culture = {
  firstNames: list("Xiomara,Rafael,Itzel,Ramiro,Paloma,Efraín,Guadalupe,Tomás,Marisela,Joaquín"),
  surnames: halves(
    "Oja,Arre,Villa,Monte,Bece,Carra,Esco,Sala,Zara,Quin",
    "rrés,dondo,vedo,sco,mora,neda,llano,tana,güeta",
  ),
  places: halves(
    "Rancho ,El Camino ,Casa ,Campo ,Laguna ",
    "Encinas,Acequias,Palomas,Dorado,Mezquites,Nogales,Colibríes,Rosales,Alondras,Huizaches",
  ),
  companies: companies(
    "{p} Produce,Hermanos {s} Farms,{s} & Hijos Growers",
    "Viveros {s},{p} Nursery",
    "Viñedos {p},{s} Family Vineyard",
    "Huertas {s},{p} Citrus",
    "Jardín {p}",
  ),
  groups: list("{p} Fresh,Grupo {s}"),
};

export const british: Culture = {
  firstNames: list(
    "Nigel,Orla,Gwendolyn,Alistair,Saffron,Declan,Bronwen,Hamish,Imogen,Rhys,Niamh,Fergus,Tabitha,Cormac,Verity,Lachlan,Harriet,Jago",
  ),
  surnames: halves(
    "Thistle,Hob,Pen,Tre,Ather,Wool,Quil,Mar,Brock,Ciren,Loxl,Had,Gos,Pol",
    "thwaite,combe,day,gan,ton,wick,sworth,ford,hurst,ley,ling,garth",
  ),
  places: halves(
    "Thistle,Harrow,Little ,Great ,Ash,Upper ,Brack,Mare,Pen,Oak,Nether ,Wether,Larks,Bally,Inver,Kil,Hazel,Sedge,Cold ,Ravens",
    "combe,mere,wick,holt,stead,thorpe,dale,bourne,fenwold,brae,mullan,garvan,field,moss,tarrow",
  ),
  companies: companies(
    "{p} Glasshouses,{s} & Sons Growers,{p} Salads,{s} Tomatoes",
    "{p} Nurseries,{s}'s Garden Centre,{p} Alpines,{s} Roses,{p} Bulbs",
    "{p} Vineyard,{s} Sparkling Wines,{p} Estate",
    "{p} Orchards,{s} Soft Fruit,{p} Cider Mill,Fruit of {p}",
    "{p} Botanic Garden,University of {p} Horticulture,{p} Walled Gardens Trust",
  ),
  groups: list("{p} Produce plc,{s} Horticulture Group,{p} Growers' Union"),
};
