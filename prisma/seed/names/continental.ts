import { type Culture, companies, halves, list } from "./culture";

export const german: Culture = {
  firstNames: list(
    "Annegret,Lutz,Wiebke,Ottmar,Käthe,Joachim,Heike,Björn,Roswitha,Götz,Friederike,Ansgar,Ulrike,Reinhold",
  ),
  surnames: halves(
    "Ahren,Birk,Dorn,Eschen,Föhr,Grün,Hasel,Kreuz,Mohn,Roggen,Sonn,Thal,Wacker,Wöhl,Krauß",
    "bacher,berger,dorfer,hauser,meister,stetter,acker,mayer,loher",
  ),
  places: halves(
    "Ober,Unter,Bad ,Groß,Klein,Hohen,Alten,Neu,Schön,Wald,Mühl,Rot",
    "thalheim,grünau,lindach,rebstein,wiesing,sternbach,moosbrunn,ackern,kirchen,blumenfeld",
  ),
  companies: companies(
    "Gemüsebau {s},Gärtnerei {s} & Söhne,{p}er Frischgemüse,Tomatenhof {s}",
    "Baumschule {s},Gärtnerei {s},Rosenhof {p},Staudengärtnerei {s}",
    "Weingut {s},Weinbau {p},Winzerhof {s}",
    "Obsthof {s},Beerenhof {p},Mosterei {s}",
    "Botanischer Garten {p},Lehranstalt {p},Stadtgärtnerei {p}",
  ),
  groups: list("Erzeugergemeinschaft {p},{s} Gartenbau GmbH,Winzergenossenschaft {p}"),
};

export const french: Culture = {
  firstNames: list(
    "Églantine,Bastien,Solène,Thibault,Océane,Régis,Maëlle,Gaspard,Anaïs,Loïc,Hélène,Fabrice,Zoé,Étienne",
  ),
  surnames: halves(
    "Beau,Char,Mont,Fou,Gri,Lau,Per,Roche,Vau,Des",
    "chêne,pentier,rivel,mault,geais,villon,breuil,sérac,teuil,nelle",
  ),
  places: halves(
    "Saint-Aubin ,Le Moulin ,La Croix ,Les Prés ,Val ,Le Clos ,Pont ,La Combe ",
    "du Gué,aux Loups,des Aulnes,d'Hiver,de l'Orme,Rousseau,aux Moines,des Tilleuls,au Vent,d'Avril",
  ),
  companies: companies(
    "Serres {p},Maraîchers {s},Les Légumes {s},Primeurs {p}",
    "Pépinières {s},Fleurs {p},Jardinerie {s},Rosiers {s}",
    "Domaine {s},Château {p},Vignobles {s} & Fils",
    "Vergers {s},Cidrerie {p},Petits fruits {s}",
    "Jardin botanique {p},Lycée horticole {p}",
  ),
  groups: list("Coopérative {p},Groupe {s},Union maraîchère {p}"),
};

export const dutch: Culture = {
  firstNames: list("Fenna,Joost,Marijke,Sjoerd,Anouk,Wouter,Roos,Bram,Geertje,Thijs,Liesbeth,Douwe"),
  surnames: halves(
    "van der ,ter ,van ,de ",
    "Akkeren,Bloemhof,Kassen,Veldhoek,Lisdonk,Rietgans,Zandhuis,Moerbeek,Groenink,Wilgers,Tuinder,Hofsteeg",
  ),
  places: halves(
    "Noord,Ooster,Wijk,Riet,Zand,Groen,Lis,Mole",
    "wijkerhout,dorperwaard,voorne,veense,lander,broek,schoten",
  ),
  companies: companies(
    "Kwekerij {s},Glastuinbouw {s},Tomatenkwekerij {p},{s} Paprika",
    "Rozenkwekerij {s},Bloembollen {p},Boomkwekerij {s},Tulpen {s}",
    "Wijngaard {p}",
    "Fruitteelt {s},Bessenhof {p}",
    "Hortus {p},Proefstation {p}",
  ),
  groups: list("Telersvereniging {p},{s} Groep,Coöperatie {p}"),
};

export const spanish: Culture = {
  firstNames: list("Nuria,Iñaki,Rocío,Álvaro,Begoña,Gonzalo,Inés,Pau,Montserrat,Íñigo,Lourdes,Ximena"),
  surnames: halves("Albar,Cien,Monre,Peña,Fuente,Torre,Valde,Cas", "racín,fuegos,alba,rrubia,pinar,olmos,gado,nueva"),
  places: halves(
    "El ,La Huerta del ,Fuente ,Valle del ,Puerto ,Cerro ",
    "Almendral,Azahar,Milano,Romeral,Olivarejo,Limonar,Granado,Espino,Tomillo",
  ),
  companies: companies(
    "Invernaderos {p},Hortalizas {s},Huerta de {s},Agrícola {s} e Hijos",
    "Viveros {s},Flores {p},Plantas {s}",
    "Bodegas {s},Viñedos {p},Pago {p}",
    "Frutas {s},Cítricos {p},Arándanos {p}",
    "Jardín Botánico {p},Escuela Agraria {p}",
  ),
  groups: list("Cooperativa {p},Grupo Hortícola {s},Agroalimentaria {p}"),
};

export const portuguese: Culture = {
  firstNames: list("Inês,João,Beatriz,Simão,Leonor,Gonçalo,Conceição,Duarte"),
  surnames: halves("Car,Fon,Alme,Var,Oli,Mei", "valhosa,seira,dinha,reirinho,gueda,relhos"),
  places: halves(
    "Vale ,Monte ,Ribeira ,Quinta ",
    "das Amoras,do Sobral,das Cegonhas,d'Aldeia,do Pomar,da Figueira,das Giestas",
  ),
  companies: companies(
    "Estufas {p},Hortícolas {s}",
    "Viveiros {s},Flores {p}",
    "Vinhos {p},Adega {s}",
    "Pomares {s},Mirtilos {p}",
    "Jardim Botânico {p}",
  ),
  groups: list("Cooperativa Agrícola {p},Grupo {s}"),
};

export const italian: Culture = {
  firstNames: list("Ludovica,Tancredi,Ornella,Fiorenzo,Giuditta,Saverio,Mirella,Ettore,Allegra,Niccolò"),
  surnames: halves("Bene,Cala,Fio,Monta,Pesca,Ser,Val,Roc", "detti,brese,ravanti,gnana,rolo,venti,lorghi,chetta"),
  places: halves(
    "Borgo ,Colle ,Valle ,Ca' ,Poggio ,Torre ",
    "dei Tigli,delle Api,Rondine,d'Oro,al Vento,Ginestra,dei Melograni,del Grillo,d'Inverno",
  ),
  companies: companies(
    "Serre {s},Ortofrutta {p},Pomodori {s},Agricola {p}",
    "Vivai {s},Fiori {p},Piante {s}",
    "Tenuta {p},Cantina {s},Vigne {p}",
    "Frutteti {s},Agrumi {p},Mele {p}",
    "Orto Botanico {p},Istituto Agrario {p}",
  ),
  groups: list("Consorzio {p},Gruppo {s},Cooperativa {p}"),
};
