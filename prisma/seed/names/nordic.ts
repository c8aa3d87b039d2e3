import { type Culture, companies, halves, list } from "./culture";

export const danish: Culture = {
  firstNames: list("Søren,Astrid,Mikkel,Kirsten,Bjørn,Mette,Rasmus,Signe,Øyvind,Ragnhild,Anders,Tove,Kåre,Birgitte"),
  surnames: halves(
    "Kjær,Lund,Sønder,Vester,Bak,Nørre,Fal,Ege,Høj,Gran,Ravn,Tveit,Lille,Aa",
    "gaard,bæk,toft,holm,strup,lykke,dal,stad,vang,moen,rud",
  ),
  places: halves(
    "Blå,Hvid,Solby,Fjord,Klit,Eng,Ørn,Grøn,Havne,Lyng,Fager,Skov,Storm,Vår",
    "næs,sø,højen,vik,lund,bakken,stranden,mark,ås,dalen,haven",
  ),
  companies: companies(
    "{p} Gartneri,{s} Drivhuse,Gartneriet {s},{s} & {t} Tomater",
    "{s} Planteskole,{p} Blomster,Rosengården {p},{s} Stauder",
    "{p} Vingård,Vin fra {p}",
    "{s} Frugtplantage,{p} Bær,Æblegården {p}",
    "{p} Botaniske Have,{p} Landbrugsskole",
  ),
  groups: list("{p} Gartnerforening,{s} Grønt,{p} Fellesgartneri"),
};

export const swedish: Culture = {
  firstNames: list("Linnéa,Gustaf,Åsa,Torsten,Ebba,Håkan,Elin,Östen,Maj,Sixten,Ylva,Folke"),
  surnames: halves(
    "Ljung,Ek,Sjö,Hager,Björk,Stål,Norr,Öster,Alm,Ceder,Lind",
    "ström,dahl,kvist,blad,strand,hult,gård,mark,rot,löv",
  ),
  places: halves("Små,Röd,Vit,Ängel,Sol,Hjort,Kråk,Tall,Väster,Ekö", "holmen,byn,hult,sjön,åsen,backa,tuna,vik,lösa"),
  companies: companies(
    "{p} Växthus,{s} Grönsaker,Tomathuset i {p},{s} & Söner Odling",
    "{s} Handelsträdgård,{p} Plantskola,{s} Perenner",
    "{p} Vingård",
    "{s} Fruktodling,{p} Bär & Frukt,Musteriet {p}",
    "{p} Naturbruksgymnasium,{p} Slottsträdgård",
  ),
  groups: list("{p} Odlarförening,{s} Grönt AB"),
};

export const finnish: Culture = {
  firstNames: list("Aino,Väinö,Päivi,Eero,Tuuli,Jorma,Helmi,Antti,Säde,Ilmari"),
  surnames: halves("Kuusi,Lehto,Mäki,Niemi,Koivu,Järvi,Salo,Hiekka,Pelto", "nen,la,ranta,aho,vaara,kangas,lampi"),
  places: halves("Musta,Valko,Pitkä,Kivi,Suvi,Vehreä,Hopea,Tuuli", "joki,niemi,lahti,harju,suo,saari,koski,pelto"),
  companies: companies(
    "{p} Kasvihuone,{s} Vihannes,Puutarha {s}",
    "{s} Taimisto,{p} Kukka,{s} Puutarha",
    "{p} Viinitila",
    "{s} Marjatila,{p} Omena",
    "{p} Puutarhaopisto,{p} Kasvitieteellinen",
  ),
  groups: list("{p} Osuuskunta,{s} Vihreä Oy"),
};
