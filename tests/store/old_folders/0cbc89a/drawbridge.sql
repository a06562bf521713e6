BEGIN TRANSACTION;
CREATE TABLE ballots (
	session_id VARCHAR(32) NOT NULL, 
	step_id VARCHAR(64) NOT NULL, 
	round INTEGER NOT NULL, 
	ballot_key VARCHAR(64) NOT NULL, 
	answers TEXT NOT NULL, 
	also_previous INTEGER NOT NULL, 
	PRIMARY KEY (session_id, step_id, round, ballot_key)
)
 WITHOUT ROWID

;
INSERT INTO "ballots" VALUES('890ec514cd67e3e0170f44efd0fbf72a','weather',1,'2390c90b167089edede5aeec097d6af4bd966efe4091ae3ef41e8575156ed8ff','{"answer": [1]}',0);
INSERT INTO "ballots" VALUES('890ec514cd67e3e0170f44efd0fbf72a','weather',1,'29165512b71892b91177c444fc92ab500fc2ce76abbbf0f61cc9c26c583d15f6','{"answer": [1]}',0);
INSERT INTO "ballots" VALUES('890ec514cd67e3e0170f44efd0fbf72a','weather',1,'47fe634b8c30ed2a80ff86c2850ad1300be865c0f743f6deaa4f7105c7c505dd','{"answer": [1]}',0);
INSERT INTO "ballots" VALUES('890ec514cd67e3e0170f44efd0fbf72a','weather',1,'73a9a59d9c126f64a99f4ee220730272df2ef9709297c8e091049bfb7d9329d0','{"answer": [0]}',0);
INSERT INTO "ballots" VALUES('890ec514cd67e3e0170f44efd0fbf72a','weather',1,'b01332f4452aa5f21996d0a99ea50d17a407a490666e30e7aa632c1ad312dc18','{"answer": [0]}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','first',1,'11dff60532e69e3f6dd74fe7924ccd5ab4d37f393c58312e01070448f42f4580','{"near": [60]}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','first',1,'561ffafbbd3825e7a1741292ad854077bf8c01bfa4f3fc2fc2a72ce5943ff7fe','{"near": [10]}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','first',1,'5bb196f3fb34e0c7afae0ea6d50896705577307b19b349fc340694ed9fcdbd1f','{"near": [50]}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','first',1,'6c6bc27927777660ac361a0efd993246b1337080504bb7d6b87f8b8f0942bd0f','{"near": [90]}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','first',1,'8255279f166ba712fb545ebbdab1764906a7c1cb42899a82366db26ccef85d40','{"near": [70]}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','first',1,'dd24c51d387b6856cf1bdd8d6b746c2dc43cedab81da8a860f771feb6c070e98','{"near": [40]}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','first',1,'e2b0035f3edb60f80c9c61e016a2e80b31e3544043f249372005a382240ba359','{"near": [30]}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','first',1,'e8d6b3612a9937fad2aee9d54df9bedbe0a7a0fba4c9d9aa242fed3ccea7a5f3','{"near": [20]}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','first',1,'ea0e34546d43bcf24cb433e223c422e33e001c720e63049a29b4ebb3b834216f','{"near": [80]}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','line',1,'43152ce6f7f18ca7ed63e51f56a3db9bbd5e09c0f4ed5efe128d8421aa44ec6d','{"answer": [0]}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','line',1,'795c59c4d4117a45b5c5291572aa011b04a97a6df6c0ce89ac2ed29380fc8d38','{"answer": null}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','line',1,'90a77a4d9cde3475d7de53b45929d1ab75bcc7251c057879f2a0b80f02b24179','{"answer": null}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','line',1,'9d47a740fec4e4fb8670d5f58340cfb1c6d699cce9b4e5dc29fe86848e96d8dc','{"answer": null}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','line',1,'a11539a83fb9c9cd5b4ce38d7b67e79fb0a4ffe9d417c14efa732c7452ee17d7','{"answer": null}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','line',1,'a7ea1894d012552b145eb152bd9a96cb1e46a719f85f78cf785146f1044a9948','{"answer": null}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','line',1,'d6bec50dc1874747ea95655f61d7c790853b7c6b37981a68d7b295a207dd1b61','{"answer": null}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','line',1,'db6c1f55ae77a717dfc0afc7f1bbd7e3c87193a9678824e83439969d0eea92e4','{"answer": null}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','line',1,'f7e19d4833e43531c3631924577e687ab9d5d872f630394158882c2b760c85d6','{"answer": null}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','second',1,'056427ac32ccd9c3fd7c1cf930791f757c4874f264ba290d6510efd8c7228baa','{"near": [50]}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','second',1,'0c4a4a5aad10aa2f84b15d446864c26f7dffed9575196cf75f6460f80219f6e7','{"near": [50]}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','second',1,'191b411664ee2c2e7bd11dd547420ec963c876a65f5318a302765101b3e549fd','{"near": [50]}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','second',1,'32eba81dcfe6166f4e9460686f6549075b2744b5728546de782c445b7558bf3c','{"near": [50]}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','second',1,'5e9e8a3e41b1d4dd2c1944fd538f7c61a9dfb1bb0e5633758bfba9eab9910d7a','{"near": [50]}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','second',1,'aa10d925f19bd6288d81fb9b366ecbe5f2b5d4552040ad60d8b65b51a18eca75','{"near": [50]}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','second',1,'c67f5af20c1dae28fce7af890f6d9a70a6bb462a05e5779a665b7e2761cb20e0','{"near": [50]}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','second',1,'df55a3424e3ffb283a71dd12aea71675b654b32d7bac28a525cb48a3326c7ebc','{"near": [50]}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','second',1,'f80fc067f5943e28cf713a5aa3257462c219c8dd53244c2c251d4495ff8a024b','{"near": [50]}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','second',2,'051047e2e31dc989753cca32fe44dab011f953de12ca29368b024b6b4a177f55','{"near": [20]}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','second',2,'36623f5c988ac1a955936d03fb9998cc6506295c75c76a712eb7e9d930877d9e','{"near": [30]}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','second',2,'474e798535db5ce83d788c22b701b0d59faca61a69f76273ef21a08f2e24bdc7','{"near": [50]}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','second',2,'4b8261702629d5ebe763b2fb39e4b913b73bae1698e73e72cf49852fc5fb928d','{"near": [60]}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','second',2,'636afd8a3f0fb6ac59eb730345ab14a7fe3f0564ee21cf97045107b83b51e99c','{"near": [70]}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','second',2,'767ecc4734365efd2f2a15e30a3f4094efd50b6d22d9d40e83b31e0cf043a105','{"near": [90]}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','second',2,'bca9005cf6e8ad40d6217ea324566be792828ea93235885d4d1da47737f13029','{"near": [40]}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','second',2,'c76f49efba1902f11d409e1da8f25fa522acf94bf432f91ab8aaee2ab8ac4bdc','{"near": [80]}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','second~again',2,'0280df190c5d2ef0338259968fd15711e731ab33c87b4cec39f2e9af2ebaa495','{}',1);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','second~again',2,'2dd58d5750c0d8190b34f96ecbc42dff06a2624b3a88e7f105aa1d7f15caf323','{}',1);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','second~again',2,'34f536219d4fdff0a6628c7bd63fac31ef6768019fe73f9963682b30f0bec626','{}',1);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','second~again',2,'3552625045f1acef624a370cf71568af330918bbd03fe81ea95b29202fb7ffb9','{}',1);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','second~again',2,'4f6f55179f2beb022737f17ece4a77e3efe4b8de2f029f7ab143ae1e6f50efd8','{}',1);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','second~again',2,'6787e553c186e62a1da12397fd26a578bfc32f6b4926c029f8f0158bdf6d40b0','{}',1);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','second~again',2,'88899c5692249adcfa4dc1a78aa80b473b79fa90e4b09ad046e559325269282c','{}',1);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','second~again',2,'cdaded5cbab6008554f3371300ff70962d308dfb747333c65e5cadf9ebb3ae21','{}',1);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','second~change',2,'051b4cdf7abea9c73b51a21cdc7eb9db9d493a3f25c4de4bb4c8a817e9948baa','{"near.change": [0]}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','second~change',2,'088daf600527487deec0a044a9da91fda62733edfc6d0ad4de7d74ffb9437af2','{"near.change": [0]}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','second~change',2,'1c2a696a7cf240dbb31ab532c25bf81c542a17e0468140bf3e1c73608ea27ed4','{"near.change": [0]}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','second~change',2,'2080f2fb8082a3105c0ebf2f736d10b5d05ebcd68fca5e46fdc28e3c5e3c944b','{"near.change": [0]}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','second~change',2,'59020c7c23f3cf078109dfc68326364bb06fad164c7f4ddb805765e01f42d66a','{"near.change": [0]}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','second~change',2,'7279317ee0b72793eeb295bdcc33e2d4e43d79798102bfe754c43231c982f56d','{"near.change": [0]}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','second~change',2,'c8d294ec53c98dc17512c6befc3a7cfe1af2301ac763f93cc1fc8427ee1a2e22','{"near.change": [0]}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','second~change',2,'e6f28bfc1a996699c8ae0310147bb29d39a185c54b43f8031064c415716e1f1c','{"near.change": [0]}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','weather',1,'16a911a01358a38ca13d2a4408ded614a3f37208431259737985ed3a5edfb9e5','{"answer": null}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','weather',1,'4ab477b392bbe55ac6a168fd1b3ee85b9876096094c6c4a36815d1407a318384','{"answer": [1]}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','weather',1,'6c84cb6851d8d4a33beb52e7f2d227235a78ba3e0cb89690219542a19136883a','{"answer": [0]}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','weather',1,'6c954e3b28a3d7e5fffe82107a1bcb7d24044361ecdf2e059bcda976655caa0d','{"answer": [0]}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','weather',1,'9ec036e8ff464411c4018ed81d012217b18c745a9b16d597af5a48392e84dd25','{"answer": [1]}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','weather',1,'9f40908b515427174404efdd1afade41047d21d2dfb197c5fed7d92594e601fb','{"answer": [1]}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','weather',1,'deba0df2544559bb89eeb76879de93f1ded0514fa0c27417c7c96f50fce92541','{"answer": [1]}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','weather',1,'e4c1f13caa06def19b65f024322b116ddc222762362fa4c56f54c9899effceab','{"answer": [1]}',0);
INSERT INTO "ballots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','weather~gone',1,'d51b893743cf0ed44ffa1bb439c64af242ee6a695432e57ddb3f61dac36b4d6e','{}',0);
CREATE TABLE care (
	session_id VARCHAR(32) NOT NULL, 
	support TEXT NOT NULL, 
	helper TEXT NOT NULL, 
	protocol TEXT NOT NULL, 
	PRIMARY KEY (session_id)
)
 WITHOUT ROWID

;
INSERT INTO "care" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','# For a country without a file of its own: two websites that find a line near you.
country = "international"
name = "Another country"

[[lines]]
name = "Find A Helpline"
url = "https://findahelpline.com"

[[lines]]
name = "Befrienders Worldwide"
url = "https://befrienders.org"
','Sam, by the door','');
CREATE TABLE lines (
	session_id VARCHAR(32) NOT NULL, 
	step_id VARCHAR(64) NOT NULL, 
	round INTEGER NOT NULL, 
	line_key VARCHAR(64) NOT NULL, 
	text TEXT NOT NULL, 
	state VARCHAR(8) NOT NULL, 
	edited TEXT NOT NULL, 
	PRIMARY KEY (session_id, step_id, round, line_key)
)
 WITHOUT ROWID

;
INSERT INTO "lines" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','line',1,'9f04e59d3c0d402749a91ac25002fa63f7b6a5d628b0f84df995ec524e1ff016','A door has two sides.','held','');
CREATE TABLE logins (
	login_hash VARCHAR(64) NOT NULL, 
	expires_at FLOAT NOT NULL, 
	PRIMARY KEY (login_hash)
)
 WITHOUT ROWID

;
INSERT INTO "logins" VALUES('69fa40aca6fbbb17db7399ade559cfc4cfa6fcf7efd36304a75f5ccc9ec7f2cf',1791209600.0);
CREATE TABLE notes (
	session_id VARCHAR(32) NOT NULL, 
	step_id VARCHAR(64) NOT NULL, 
	text TEXT NOT NULL, 
	PRIMARY KEY (session_id, step_id)
)
 WITHOUT ROWID

;
INSERT INTO "notes" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','weather','Ask about the fog.');
CREATE TABLE participants (
	session_id VARCHAR(32) NOT NULL, 
	participant_key VARCHAR(64) NOT NULL, 
	role VARCHAR(16) NOT NULL, 
	PRIMARY KEY (session_id, participant_key)
)
 WITHOUT ROWID

;
INSERT INTO "participants" VALUES('890ec514cd67e3e0170f44efd0fbf72a','03c5be11e18b660a91768e0ef2df1dec5ab51c2ac383fcaeab49de9ec03fb570','participant');
INSERT INTO "participants" VALUES('890ec514cd67e3e0170f44efd0fbf72a','6fd309373c0d68bf230968915e9eae1f9b147a962323e91f2315bda27ed678cb','participant');
INSERT INTO "participants" VALUES('890ec514cd67e3e0170f44efd0fbf72a','7123e6e2d43f07f7e4032e515d6a005815c1138b9a8605a35e21b2e6a82b7397','participant');
INSERT INTO "participants" VALUES('890ec514cd67e3e0170f44efd0fbf72a','8d8e1a16d99a55519224ab3434252983e091722acec3865ec72a3dfcf06cc70f','participant');
INSERT INTO "participants" VALUES('890ec514cd67e3e0170f44efd0fbf72a','ef0104115570ba4f33c816844c7a3fc977a91208df28de1c84b541d2f6607cdd','participant');
INSERT INTO "participants" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','03b8d77d9fd629d2522bf7ea6392b4efc269a012df9a7bd018dcc19762c4bca3','participant');
INSERT INTO "participants" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','2c5c4e31d6a78bb92246e856d8279a7139066c2e15512f74b51e329e2470669f','participant');
INSERT INTO "participants" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','2e6358d7d3f99d3dcd192ce55b734b0fa0a2225b8041eceb95de7166c1670159','participant');
INSERT INTO "participants" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','4b9e284f1daf0de6c2dfa465741d23b4639ce41d04ed691f356634dea03a25f4','participant');
INSERT INTO "participants" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','9edc29a5c6057a681c6feba2137414d7714fca10db9ec201d276824a9167744b','participant');
INSERT INTO "participants" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','bfaf8e8ee6c48730e7f7a45164b1cac472c04560687c695ab8692f70a0728981','participant');
INSERT INTO "participants" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','c61dd3d8ea9467fe6ba347f942604ca33ae6d559c324b6b73b4c74839354e079','participant');
INSERT INTO "participants" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','cb406b779a3df5d2ed44847d3232fed9f3b94b1707fcad93a873c563e40f19d4','participant');
INSERT INTO "participants" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','ed145e59d6ef3f77c1755d25f1e73fd281b77890d56fe75ec02760bdfb91c158','participant');
CREATE TABLE sessions (
	id VARCHAR(32) NOT NULL, 
	code VARCHAR(8) NOT NULL, 
	revision INTEGER NOT NULL, 
	status VARCHAR(16) NOT NULL, 
	state TEXT NOT NULL, 
	workshop TEXT NOT NULL, 
	created_at FLOAT NOT NULL, 
	ended_at FLOAT, 
	PRIMARY KEY (id), 
	UNIQUE (code)
);
INSERT INTO "sessions" VALUES('890ec514cd67e3e0170f44efd0fbf72a','KPKHTW',4,'running','{"projector_key": "P-Jr2Oajk4lWtexH8DJalg", "position": 0, "head_count": 0, "join_base": "", "is_blank": false, "is_on_break": false, "is_rehearsal": true, "keeps_lines": false, "started_at": 1790000000.0, "step_started_at": 1790000000.0, "group_size": "", "rested_at": 1790000000.0, "support_country": "", "has_helper": false, "steps": [["open", 1, 0, false, [], null], ["briefing", 0, 0, false, [], null], ["briefing", 0, 0, false, [], null], ["briefing", 0, 0, false, [], null]], "dropped": [], "cast": {"size": 5, "temperament": "mixed", "pace": "at-once", "n_late": 0, "is_offline": false}, "variant": ""}','
[workshop]
id = "evening"
title = "An evening"
language = "en"

[[steps]]
id = "weather"
kind = "single_choice"
title = "Inner weather"
minutes = 3
purpose = "Practise."
sensitivity = "low"
question = "What is the weather like in you?"
options = ["Clear", "Foggy"]

[[steps]]
id = "first"
kind = "slider"
moment = "before"
audience = "nobody"
title = "Where I start"
minutes = 2
purpose = "Begin."
sensitivity = "medium"
question = "Where do you start?"

[[steps.sliders]]
id = "near"
prompt = "How near?"
low = "far"
high = "near"

[[steps]]
id = "line"
kind = "open_text"
title = "One line"
minutes = 3
question = "One line you would like this room to hear."

[[steps]]
id = "second"
kind = "slider"
moment = "after"
paired_with = "first"
title = "Where I am now"
minutes = 2
purpose = "Look again."
sensitivity = "medium"
question = "Where are you now?"

[[steps.sliders]]
id = "near"
prompt = "How near?"
low = "far"
high = "near"
',1790000000.0,NULL);
INSERT INTO "sessions" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','EPWZXV',19,'running','{"projector_key": "b3i0PxrHF79zDuAfpx6lYg", "position": 3, "head_count": 0, "join_base": "", "is_blank": false, "is_on_break": false, "is_rehearsal": false, "keeps_lines": false, "started_at": 1790000000.0, "step_started_at": 1790000000.0, "group_size": "", "rested_at": 1790000000.0, "support_country": "international", "has_helper": true, "steps": [["revealed", 1, 0, false, [1], null], ["closed", 1, 0, false, [], null], ["closed", 1, 0, false, [], null], ["open", 2, 0, false, [], null]], "dropped": [], "cast": null, "variant": ""}','
[workshop]
id = "evening"
title = "An evening"
language = "en"

[[steps]]
id = "weather"
kind = "single_choice"
title = "Inner weather"
minutes = 3
purpose = "Practise."
sensitivity = "low"
question = "What is the weather like in you?"
options = ["Clear", "Foggy"]

[[steps]]
id = "first"
kind = "slider"
moment = "before"
audience = "nobody"
title = "Where I start"
minutes = 2
purpose = "Begin."
sensitivity = "medium"
question = "Where do you start?"

[[steps.sliders]]
id = "near"
prompt = "How near?"
low = "far"
high = "near"

[[steps]]
id = "line"
kind = "open_text"
title = "One line"
minutes = 3
question = "One line you would like this room to hear."

[[steps]]
id = "second"
kind = "slider"
moment = "after"
paired_with = "first"
title = "Where I am now"
minutes = 2
purpose = "Look again."
sensitivity = "medium"
question = "Where are you now?"

[[steps.sliders]]
id = "near"
prompt = "How near?"
low = "far"
high = "near"
',1790000000.0,NULL);
CREATE TABLE snapshots (
	session_id VARCHAR(32) NOT NULL, 
	step_id VARCHAR(64) NOT NULL, 
	round INTEGER NOT NULL, 
	tally TEXT, 
	verdict TEXT, 
	PRIMARY KEY (session_id, step_id, round)
)
 WITHOUT ROWID

;
INSERT INTO "snapshots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','first',1,'{"parts": [{"part_id": "near", "counts": [1, 2, 2, 2, 2], "n_answers": 9, "n_passes": 0, "quartiles": [30, 50, 70], "marks": [], "agreement": null}], "n_answers": 9, "n_passes": 0, "n_joined": 9, "n_also_previous": 0}',NULL);
INSERT INTO "snapshots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','line',1,'{"parts": [{"part_id": "answer", "counts": [1], "n_answers": 1, "n_passes": 8, "quartiles": null, "marks": [], "agreement": null}], "n_answers": 1, "n_passes": 8, "n_joined": 9, "n_also_previous": 0}',NULL);
INSERT INTO "snapshots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','second',1,'{"parts": [{"part_id": "near", "counts": [0, 0, 9, 0, 0], "n_answers": 9, "n_passes": 0, "quartiles": [50, 50, 50], "marks": [], "agreement": null}, {"part_id": "near.change", "counts": [4, 1, 4], "n_answers": 9, "n_passes": 0, "quartiles": null, "marks": [], "agreement": null}], "n_answers": 9, "n_passes": 0, "n_joined": 9, "n_also_previous": 0}',NULL);
INSERT INTO "snapshots" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','weather',1,'{"parts": [{"part_id": "answer", "counts": [3, 5], "n_answers": 8, "n_passes": 1, "quartiles": null, "marks": [], "agreement": null}], "n_answers": 8, "n_passes": 1, "n_joined": 9, "n_also_previous": 0}',NULL);
CREATE TABLE support_checks (
	country VARCHAR(32) NOT NULL, 
	fingerprint VARCHAR(64) NOT NULL, 
	checked_at FLOAT NOT NULL, 
	PRIMARY KEY (country)
)
 WITHOUT ROWID

;
INSERT INTO "support_checks" VALUES('fe2136ea2db94f2c7097f46800ebdbf4','7bc678d98a9e81a3e0c6f60cb21bba92026f728b095fe6e156f7e5500b0b03d6',1790000000.0);
COMMIT;
