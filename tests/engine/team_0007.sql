BEGIN TRANSACTION;
CREATE TABLE account (
	code VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	deciders_changed_on VARCHAR, 
	version INTEGER NOT NULL, abc VARCHAR, abc_by VARCHAR, sheets TEXT DEFAULT '{}' NOT NULL, place VARCHAR, called VARCHAR DEFAULT '' NOT NULL, merged_into VARCHAR, 
	PRIMARY KEY (code)
);
INSERT INTO "account" VALUES('ACME','Acme Tools','2026-03-02',6,NULL,NULL,'{}',NULL,'acme tools',NULL);
INSERT INTO "account" VALUES('HNJG','华南精工',NULL,1,NULL,NULL,'{}',NULL,'华南精工',NULL);
INSERT INTO "account" VALUES('ACMET','Acme Tools Co., Ltd.','2026-03-02',4,NULL,NULL,'{}',NULL,'acme tools co., ltd.','ACME');
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0007');
CREATE TABLE contact (
	"key" VARCHAR NOT NULL, 
	account VARCHAR NOT NULL, 
	part VARCHAR NOT NULL, 
	style VARCHAR, 
	since VARCHAR NOT NULL, 
	left_on VARCHAR, 
	sealed VARCHAR NOT NULL, 
	version INTEGER NOT NULL, number INTEGER DEFAULT 0 NOT NULL, 
	PRIMARY KEY ("key"), 
	FOREIGN KEY(account) REFERENCES account (code)
);
INSERT INTO "contact" VALUES('ACME.1','ACME','decider','analytical','2026-01-05',NULL,'0158641ea304bb2c544c4b38551b286811c4c003c4e04134e7c8ec154847aa7f',1,1);
INSERT INTO "contact" VALUES('ACME.2','ACME','user',NULL,'2026-01-05',NULL,'7cff278b67e36e96170784c473a60c363536271e38c505c04bee6cafb19464b5',1,2);
INSERT INTO "contact" VALUES('ACMET.1','ACME','economic_buyer',NULL,'2026-03-02',NULL,'877ff63a094441e43dc6c4fd688a3339ea83d1aae75a0539d1b5ac2705c545ef',2,3);
CREATE TABLE deal (
	"key" VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	account VARCHAR, 
	owner VARCHAR NOT NULL, 
	playbook VARCHAR NOT NULL, 
	playbook_version INTEGER NOT NULL, 
	stage VARCHAR NOT NULL, 
	status VARCHAR NOT NULL, 
	unsure INTEGER DEFAULT 0 NOT NULL, 
	fresh_until VARCHAR, 
	oldest_yes VARCHAR, 
	waiting_until VARCHAR, 
	unproven TEXT DEFAULT '[]' NOT NULL, 
	amount BIGINT, 
	currency VARCHAR, 
	behaviour VARCHAR, 
	stage_since VARCHAR, 
	entered_by VARCHAR DEFAULT 'new' NOT NULL, 
	won_at VARCHAR, 
	opened_at VARCHAR, 
	close_date VARCHAR, 
	next_what VARCHAR, 
	next_on VARCHAR, 
	next_contact VARCHAR, 
	last_contact VARCHAR, 
	promise_on VARCHAR, 
	wake_on VARCHAR, 
	version INTEGER NOT NULL, 
	state TEXT NOT NULL, follows VARCHAR, close_pushed INTEGER DEFAULT 0 NOT NULL, pushed_idle INTEGER DEFAULT 0 NOT NULL, unsure_since VARCHAR, due_on VARCHAR, trouble_since VARCHAR, reviewed_on VARCHAR, review_due VARCHAR, sort_key VARCHAR DEFAULT '' NOT NULL, 
	PRIMARY KEY ("key"), 
	FOREIGN KEY(account) REFERENCES account (code)
);
INSERT INTO "deal" VALUES('ACME-1','Line 3 upgrade','ACME','lin','client-value',4,'understand','open',1,NULL,NULL,'2026-03-06','[]',48000000,'CNY','project','2026-03-02T04:10:00.000000Z','new',NULL,'2026-03-02T04:10:00.000000Z','2026-09-30','send the comparison','2026-03-05','ACME.1','2026-03-02','2026-03-07',NULL,10,'{"account":"ACME","amount":48000000,"answers":{"needs_known":{"answer":"unsure","at":"2026-03-02T04:13:00.000000Z","by":"lin","contact":"ACME.1","evidence":"the budget owner changed","kind":"client_said","on":"2026-03-02","point":"needs_known","stale":false}},"behaviour":"project","close_date":"2026-09-30","close_pushed":0,"closing":null,"currency":"CNY","follows":null,"items":["own_words"],"key":"ACME-1","last_at":"2026-03-02T04:22:00.000000Z","last_contact":"2026-03-02","next_step":{"contact":"ACME.1","on":"2026-03-05","set_on":"2026-03-02","what":"send the comparison"},"opened_at":"2026-03-02T04:10:00.000000Z","owner":"lin","playbook":"client-value","playbook_version":4,"promises":[{"by":"us","kept":false,"on":"2026-03-07","what":"a reference visit"}],"pushed_idle":0,"review":null,"status":"open","stay":{"by":"new","number":1,"owners":["lin"],"since":"2026-03-02T04:10:00.000000Z","stage":"understand"},"title":"Line 3 upgrade","unproven":[],"version":10,"visits":[{"by":"lin","channel":"in_person","contact":"ACME.1","diary":{"gained":null,"handled":null,"improve":null,"insight":null,"lost":null,"opinions":null},"interest":[],"on":"2026-03-02","others":[],"summary":"walked the line","two_sided":true}],"wait":{"on":"2026-03-02","reason":"their budget round","times":1,"until":"2026-03-06"},"waivers":[{"by":"wei","ended":false,"on":"2026-03-02","reason":"on shutdown","requirement":"worksheet:client_profile","stage":"understand","until":"2026-03-11"}],"won_at":null,"worksheets":{"buying_behaviour":{"complete":67,"fields":{"complexity":5,"help_needed":4},"figures":{"suggested":"project"}},"client_profile":{"complete":14,"fields":{"business_plan":"three shifts"},"figures":{}}}}',NULL,0,0,'2026-03-02',NULL,NULL,NULL,NULL,'ACME-000000001');
INSERT INTO "deal" VALUES('ACME-2','Old scanners','ACME','lin','client-value',4,'understand','stopped',0,NULL,NULL,NULL,'[]',9500050,'USD',NULL,'2026-03-02T04:11:00.000000Z','new',NULL,'2026-03-02T04:11:00.000000Z',NULL,NULL,NULL,NULL,NULL,NULL,'2027-01-11',2,'{"account":"ACME","amount":9500050,"answers":{},"behaviour":null,"close_date":null,"close_pushed":0,"closing":{"at":"2026-03-02T04:21:00.000000Z","reason":"no budget this year","stop_class":"no_decision","wake":"2027-01-11"},"currency":"USD","follows":null,"items":[],"key":"ACME-2","last_at":"2026-03-02T04:21:00.000000Z","last_contact":null,"next_step":null,"opened_at":"2026-03-02T04:11:00.000000Z","owner":"lin","playbook":"client-value","playbook_version":4,"promises":[],"pushed_idle":0,"review":null,"status":"stopped","stay":{"by":"new","number":1,"owners":["lin"],"since":"2026-03-02T04:11:00.000000Z","stage":"understand"},"title":"Old scanners","unproven":[],"version":2,"visits":[],"wait":null,"waivers":[],"won_at":null,"worksheets":{}}',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'ACME-000000002');
INSERT INTO "deal" VALUES('D-1','A call from the fair',NULL,'lin','client-value',4,'understand','open',0,NULL,NULL,NULL,'[]',NULL,'CNY',NULL,'2026-03-02T04:12:00.000000Z','new',NULL,'2026-03-02T04:12:00.000000Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,'{"account":null,"amount":null,"answers":{},"behaviour":null,"close_date":null,"close_pushed":0,"closing":null,"currency":"CNY","follows":null,"items":[],"key":"D-1","last_at":"2026-03-02T04:12:00.000000Z","last_contact":null,"next_step":null,"opened_at":"2026-03-02T04:12:00.000000Z","owner":"lin","playbook":"client-value","playbook_version":4,"promises":[],"pushed_idle":0,"review":null,"status":"open","stay":{"by":"new","number":1,"owners":["lin"],"since":"2026-03-02T04:12:00.000000Z","stage":"understand"},"title":"A call from the fair","unproven":[],"version":1,"visits":[],"wait":null,"waivers":[],"won_at":null,"worksheets":{}}',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'D-000000001');
INSERT INTO "deal" VALUES('ACME-3','Spare parts','ACME','lin','client-value',4,'understand','open',0,NULL,NULL,NULL,'[]',500000,'CNY',NULL,'2026-11-22T22:06:26.947841Z','new',NULL,'2026-11-22T22:06:26.947841Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,'{"account":"ACME","amount":500000,"answers":{},"behaviour":null,"close_date":null,"close_pushed":0,"closing":null,"currency":"CNY","follows":null,"items":[],"key":"ACME-3","last_at":"2026-11-22T22:06:26.947841Z","last_contact":null,"next_step":null,"opened_at":"2026-11-22T22:06:26.947841Z","owner":"lin","playbook":"client-value","playbook_version":4,"promises":[],"pushed_idle":0,"review":null,"status":"open","stay":{"by":"new","number":1,"owners":["lin"],"since":"2026-11-22T22:06:26.947841Z","stage":"understand"},"title":"Spare parts","unproven":[],"version":1,"visits":[],"wait":null,"waivers":[],"won_at":null,"worksheets":{}}',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'ACME-000000003');
CREATE TABLE event (
	position INTEGER NOT NULL, 
	subject VARCHAR NOT NULL, 
	seq INTEGER NOT NULL, 
	at VARCHAR, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	data TEXT NOT NULL, 
	request VARCHAR, 
	hash VARCHAR NOT NULL, 
	PRIMARY KEY (position), 
	CONSTRAINT event_of_subject UNIQUE (subject, seq)
);
INSERT INTO "event" VALUES(1,'person:ada',1,'2026-03-02T04:01:00.000000Z','2026-03-02T04:01:00.000000Z','ada','new','{"name":"ada","position":null,"role":"admin","team":null}',NULL,'b54548af3fbcb1a594f05a2f3edeb605a5dd50a0fa4d203cdbf223fedd838451');
INSERT INTO "event" VALUES(2,'playbook:client-value',1,'2026-03-02T04:01:00.000000Z','2026-03-02T04:01:00.000000Z','ada','install','{"digest":"b35f4521da60be4e7f93489b376129c0778b869d063c760e6a6c2f14959945d1","version":4}',NULL,'5fdea6b226e6e4d16b079b394626a46edad92134293318db7d3c08872a67529f');
INSERT INTO "event" VALUES(3,'person:lin',1,'2026-03-02T04:02:00.000000Z','2026-03-02T04:02:00.000000Z','ada','new','{"name":"lin","position":null,"role":"rep","team":"north"}',NULL,'fabe9ad097c4662f363224805afa722a4bd9ff2d08e00d82de3a6947ea9988ef');
INSERT INTO "event" VALUES(4,'person:bo',1,'2026-03-02T04:03:00.000000Z','2026-03-02T04:03:00.000000Z','ada','new','{"name":"bo","position":null,"role":"rep","team":"south"}',NULL,'580f058a66ec477e52ee8b1eadc29119bed8a5a52ac2ab5eef02e5a25eeb7e47');
INSERT INTO "event" VALUES(5,'person:wei',1,'2026-03-02T04:04:00.000000Z','2026-03-02T04:04:00.000000Z','ada','new','{"name":"wei","position":null,"role":"coach","team":"north"}',NULL,'e836fbfbaa72947f6de04e5e627934ba738489788ec905402535d2f9a6322206');
INSERT INTO "event" VALUES(6,'person:mia',1,'2026-03-02T04:05:00.000000Z','2026-03-02T04:05:00.000000Z','ada','new','{"name":"mia","position":null,"role":"manager","team":null}',NULL,'5d97aae3da049432939a535d019cd5ee5e6003e94b766643d6a849f8c8ca5051');
INSERT INTO "event" VALUES(7,'account:ACME',1,'2026-03-02T04:06:00.000000Z','2026-03-02T04:06:00.000000Z','lin','new','{"code":"ACME","name":"Acme Tools","place":null}',NULL,'b844cc858414dd92513e6e8afbefdf25fa4e1a0a2a2b515d25f1a79b6897a4c3');
INSERT INTO "event" VALUES(8,'account:HNJG',1,'2026-03-02T04:07:00.000000Z','2026-03-02T04:07:00.000000Z','lin','new','{"code":"HNJG","name":"华南精工","place":null}',NULL,'64834ee63490758a39db0f6ff65775c6e8d2020af6bdd943e3bb1b83478d70f9');
INSERT INTO "event" VALUES(9,'contact:ACME.1',1,'2026-03-02T04:08:00.000000Z','2026-03-02T04:08:00.000000Z','lin','new','{"account":"ACME","part":"decider","sealed":"0158641ea304bb2c544c4b38551b286811c4c003c4e04134e7c8ec154847aa7f","since":"2026-01-05","style":"analytical"}',NULL,'eb117cfc03ef65108f45feb900f5e9edc506b79062cf165482cec2f672e3d2a2');
INSERT INTO "event" VALUES(10,'account:ACME',2,'2026-03-02T04:08:00.000000Z','2026-03-02T04:08:00.000000Z','lin','deciders','{"on":"2026-01-05"}',NULL,'0a653f24db186918db68db94fc751fb87ce902e864e74e92c7a58a438089cc09');
INSERT INTO "event" VALUES(11,'contact:ACME.2',1,'2026-03-02T04:09:00.000000Z','2026-03-02T04:09:00.000000Z','lin','new','{"account":"ACME","part":"user","sealed":"7cff278b67e36e96170784c473a60c363536271e38c505c04bee6cafb19464b5","since":"2026-01-05","style":null}',NULL,'10865410bf589223f3b5265ffba427f188e6e8efe1657157fc425e5895a05b50');
INSERT INTO "event" VALUES(12,'deal:ACME-1',1,'2026-03-02T04:10:00.000000Z','2026-03-02T04:10:00.000000Z','lin','new','{"account":"ACME","amount":48000000,"behaviour":"project","close_date":"2026-09-30","currency":"CNY","follows":null,"owner":"lin","playbook":"client-value","playbook_version":4,"stage":"understand","stage_title":{"en":"Understand the need","zh":"了解需求"},"status":"open","title":"Line 3 upgrade"}',NULL,'445d7195805fe881401a7673b8ad88f39016191beb2d5c341977e86a078f9d3b');
INSERT INTO "event" VALUES(13,'deal:ACME-2',1,'2026-03-02T04:11:00.000000Z','2026-03-02T04:11:00.000000Z','lin','new','{"account":"ACME","amount":9500050,"behaviour":null,"close_date":null,"currency":"USD","follows":null,"owner":"lin","playbook":"client-value","playbook_version":4,"stage":"understand","stage_title":{"en":"Understand the need","zh":"了解需求"},"status":"open","title":"Old scanners"}',NULL,'0cf48cf0483dc4813da265e7ae1b489abd7d1a657dbfe1eeac1bc40bbbe18842');
INSERT INTO "event" VALUES(14,'deal:D-1',1,'2026-03-02T04:12:00.000000Z','2026-03-02T04:12:00.000000Z','lin','new','{"account":null,"amount":null,"behaviour":null,"close_date":null,"currency":"CNY","follows":null,"owner":"lin","playbook":"client-value","playbook_version":4,"stage":"understand","stage_title":{"en":"Understand the need","zh":"了解需求"},"status":"open","title":"A call from the fair"}',NULL,'8188d2d09e2dcbbff1a06e1a55b072bcb69f0358691885eb008aaccacd658e77');
INSERT INTO "event" VALUES(15,'deal:ACME-1',2,'2026-03-02T04:13:00.000000Z','2026-03-02T04:13:00.000000Z','lin','answer','{"answer":"unsure","contact":"ACME.1","evidence":"the budget owner changed","kind":"client_said","on":"2026-03-02","point":"needs_known"}',NULL,'8f83c5cb84cad08e9221aa68bd4743f19e103720bacfceafe9f4d2183640c875');
INSERT INTO "event" VALUES(16,'deal:ACME-1',3,'2026-03-02T04:14:00.000000Z','2026-03-02T04:14:00.000000Z','lin','fill','{"complete":14,"fields":{"business_plan":"three shifts"},"figures":{},"follow_on":null,"settles":{},"worksheet":"client_profile"}',NULL,'9a70eb563b28881a8c5f925a90d20734d7c38a2adf48f768d53b63f3f266a2fa');
INSERT INTO "event" VALUES(17,'deal:ACME-1',4,'2026-03-02T04:15:00.000000Z','2026-03-02T04:15:00.000000Z','lin','fill','{"complete":67,"fields":{"complexity":5,"help_needed":4},"figures":{"suggested":"project"},"follow_on":null,"settles":{},"worksheet":"buying_behaviour"}',NULL,'dba88e268f86a4d3cedf9d6a566085d2976290e6dd12b7aaf1a0b1fb6583f13f');
INSERT INTO "event" VALUES(18,'deal:ACME-1',5,'2026-03-02T04:16:00.000000Z','2026-03-02T04:16:00.000000Z','lin','tick','{"item":"own_words","off":false}',NULL,'ee00a0da52cfee11f19336baf6c223584e8a9fc29493c7d782ba3406956b390d');
INSERT INTO "event" VALUES(19,'deal:ACME-1',6,'2026-03-02T04:17:00.000000Z','2026-03-02T04:17:00.000000Z','lin','step','{"contact":"ACME.1","on":"2026-03-05","set_on":"2026-03-02","what":"send the comparison"}',NULL,'59a898a51524e54e611465bbafce25cffbd9e153974561975c48740689643835');
INSERT INTO "event" VALUES(20,'deal:ACME-1',7,'2026-03-02T04:18:00.000000Z','2026-03-02T04:18:00.000000Z','lin','promise','{"by":"us","kept":false,"on":"2026-03-07","what":"a reference visit"}',NULL,'3dec38a195f823a098b4baab54bc30c5661308d65706ac589077a915aef964ca');
INSERT INTO "event" VALUES(21,'deal:ACME-1',8,'2026-03-02T04:19:00.000000Z','2026-03-02T04:19:00.000000Z','lin','visit','{"channel":"in_person","contact":"ACME.1","diary":{},"interest":[],"on":"2026-03-02","others":[],"summary":"walked the line","two_sided":true}',NULL,'24d2f0c95e3ce0fa8abefbffdb28f7cfc5f35cef71019520a3ef63408e170a61');
INSERT INTO "event" VALUES(22,'deal:ACME-1',9,'2026-03-02T04:20:00.000000Z','2026-03-02T04:20:00.000000Z','lin','wait','{"on":"2026-03-02","reason":"their budget round","until":"2026-03-06"}',NULL,'8259268ad708dd704752865df5b001f8aa768eeb5dae4c4849fe3fa0919e0f80');
INSERT INTO "event" VALUES(23,'deal:ACME-2',2,'2026-03-02T04:21:00.000000Z','2026-03-02T04:21:00.000000Z','lin','stop','{"class":"no_decision","class_title":{"en":"No decision","zh":"客户迟迟没有决定"},"from":"understand","reason":"no budget this year","wake":"2027-01-11"}',NULL,'4014dded97f34d5c56da33e75b617092e8d4f3fe65fc77e60a9caf761a839b99');
INSERT INTO "event" VALUES(24,'deal:ACME-1',10,'2026-03-02T04:22:00.000000Z','2026-03-02T04:22:00.000000Z','wei','waive','{"on":"2026-03-02","reason":"on shutdown","requirement":"worksheet:client_profile","stage":"understand","until":"2026-03-11"}',NULL,'bc6e5ad0df23dbc682421de507d99ac63cc4dc0c9e07852ee96a155bc826a204');
INSERT INTO "event" VALUES(25,'account:ACMET',1,'2026-03-02T04:23:00.000000Z','2026-03-02T04:23:00.000000Z','lin','new','{"code":"ACMET","name":"Acme Tools Co., Ltd.","place":null}',NULL,'140c78cba438f873037b196dd0b5206d7c7c51ed0c88d111fa722532846d73de');
INSERT INTO "event" VALUES(26,'contact:ACMET.1',1,'2026-03-02T04:24:00.000000Z','2026-03-02T04:24:00.000000Z','lin','new','{"account":"ACMET","part":"economic_buyer","sealed":"877ff63a094441e43dc6c4fd688a3339ea83d1aae75a0539d1b5ac2705c545ef","since":"2026-03-02","style":null}',NULL,'954e11fb8df0d69e534864df2d35faa7c471946b76679aa3a6a1285ab3e095fa');
INSERT INTO "event" VALUES(27,'account:ACMET',2,'2026-03-02T04:24:00.000000Z','2026-03-02T04:24:00.000000Z','lin','deciders','{"on":"2026-03-02"}',NULL,'dca431c22695c22a24587e041ac9df43e2d1a32b416d4b51dde116cca3e8db7d');
INSERT INTO "event" VALUES(28,'account:ACME',3,'2026-02-01T16:00:00.000000Z','2026-03-02T04:25:00.000000Z','lin','order','{"amount":120000,"cost":null,"currency":"CNY","deal":null,"note":null,"number":1,"on":"2026-02-02","product":"belts"}',NULL,'724b7fa2ea8adcac3c3a36a77a04bd229d50d4de4e7dc4b2fe1538cc5fb562b3');
INSERT INTO "event" VALUES(29,'account:ACME',4,'2026-02-02T16:00:00.000000Z','2026-03-02T04:26:00.000000Z','lin','order','{"amount":30000,"cost":null,"currency":"CNY","deal":null,"note":null,"number":2,"on":"2026-02-03","product":null}',NULL,'f6fd1b103ac87ba45ae7923d0d2070e9f863cda562d5a8eb7f622ee185695426');
INSERT INTO "event" VALUES(30,'account:ACME',5,'2026-03-02T04:27:00.000000Z','2026-03-02T04:27:00.000000Z','lin','order_drop','{"number":2,"reason":"entered twice"}',NULL,'4de96930532a7a902dca95539289518808fdaa6e634e8d018853f861926d5c15');
INSERT INTO "event" VALUES(31,'account:ACMET',3,'2026-03-02T04:29:00.000000Z','2026-03-02T04:29:00.000000Z','lin','visit','{"channel":"in_person","contact":"ACMET.1","diary":{},"interest":[],"on":"2026-03-01","others":[],"summary":"saw the line","two_sided":true}',NULL,'9d91dc2a1927d5cc646c20334932da40d2278c4a4e67aebd79834f899a24aa5c');
INSERT INTO "event" VALUES(32,'contact:ACMET.1',2,'2026-11-22T22:06:26.342090Z','2026-11-22T22:06:26.342090Z','mia','merge','{"account":"ACME","number":3}',NULL,'715f8a16c40dafcd653116142bb91449ae7e21cfa936628ca14b6603cf618ea5');
INSERT INTO "event" VALUES(33,'account:ACME',6,'2026-11-22T22:06:26.342090Z','2026-11-22T22:06:26.342090Z','mia','merge','{"deals":[],"fields":{"deciders_changed_on":"2026-03-02"},"from":"ACMET","orders":[],"people":["ACMET.1"],"sheets":{}}',NULL,'6ad811a303f9e2114ea5af63930a7a241e87aff2b3a7ea9663c31b0ebd8482af');
INSERT INTO "event" VALUES(34,'account:ACMET',4,'2026-11-22T22:06:26.342090Z','2026-11-22T22:06:26.342090Z','mia','merged','{"into":"ACME"}',NULL,'b8b52b0a891301b54c16af5b8418fa71255e9608fab32f75ebcaf45fb636da4a');
INSERT INTO "event" VALUES(35,'deal:ACME-3',1,'2026-11-22T22:06:26.947841Z','2026-11-22T22:06:26.947841Z','lin','new','{"account":"ACME","amount":500000,"behaviour":null,"close_date":null,"currency":"CNY","follows":null,"owner":"lin","playbook":"client-value","playbook_version":4,"stage":"understand","stage_title":{"en":"Understand the need","zh":"了解需求"},"status":"open","title":"Spare parts"}',NULL,'cc2e54d5f71bd2095a12d32aa4a9cb917f8494592103710977dfd5cde34d39b0');
CREATE TABLE external (
	source VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	digest VARCHAR NOT NULL, 
	PRIMARY KEY (source, id)
);
CREATE TABLE learned (
	playbook VARCHAR NOT NULL, 
	stage VARCHAR NOT NULL, 
	segment VARCHAR NOT NULL, 
	learned_on VARCHAR NOT NULL, 
	found TEXT NOT NULL, 
	PRIMARY KEY (playbook, stage, segment)
);
INSERT INTO "learned" VALUES('client-value','understand','','2026-11-23','{"critical":[null,0,null],"early":3,"ended":1,"left":0.6666666666666666,"left_out":0,"longest":0,"n":3,"warn":[null,0,null],"watched":2,"won_by":[]}');
INSERT INTO "learned" VALUES('client-value','explore','','2026-11-23','{"critical":[null,null,null],"early":0,"ended":0,"left":1.0,"left_out":0,"longest":null,"n":0,"warn":[null,null,null],"watched":0,"won_by":[]}');
INSERT INTO "learned" VALUES('client-value','expand','','2026-11-23','{"critical":[null,null,null],"early":0,"ended":0,"left":1.0,"left_out":0,"longest":null,"n":0,"warn":[null,null,null],"watched":0,"won_by":[]}');
INSERT INTO "learned" VALUES('client-value','execute','','2026-11-23','{"critical":[null,null,null],"early":0,"ended":0,"left":1.0,"left_out":0,"longest":null,"n":0,"warn":[null,null,null],"watched":0,"won_by":[]}');
INSERT INTO "learned" VALUES('client-value','confirm','','2026-11-23','{"critical":[null,null,null],"early":0,"ended":0,"left":1.0,"left_out":0,"longest":null,"n":0,"warn":[null,null,null],"watched":0,"won_by":[]}');
INSERT INTO "learned" VALUES('client-value','','','2026-11-23','{"cuts":null,"first_end":"2026-03-02","guessed_years":[]}');
CREATE TABLE person (
	user VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	role VARCHAR NOT NULL, 
	team VARCHAR, 
	left_on VARCHAR, 
	version INTEGER NOT NULL, position VARCHAR, 
	PRIMARY KEY (user)
);
INSERT INTO "person" VALUES('ada','ada','admin',NULL,NULL,1,NULL);
INSERT INTO "person" VALUES('lin','lin','rep','north',NULL,1,NULL);
INSERT INTO "person" VALUES('bo','bo','rep','south',NULL,1,NULL);
INSERT INTO "person" VALUES('wei','wei','coach','north',NULL,1,NULL);
INSERT INTO "person" VALUES('mia','mia','manager',NULL,NULL,1,NULL);
CREATE TABLE personal (
	digest VARCHAR NOT NULL, 
	salt VARCHAR NOT NULL, 
	data TEXT, 
	PRIMARY KEY (digest)
);
INSERT INTO "personal" VALUES('0158641ea304bb2c544c4b38551b286811c4c003c4e04134e7c8ec154847aa7f','033df93b5aa29fd2113743cd61b99810','{"name":"Chen Yu"}');
INSERT INTO "personal" VALUES('7cff278b67e36e96170784c473a60c363536271e38c505c04bee6cafb19464b5','696e2358416a2566e9f8b9c8e1624129','{"name":"Gao Yan"}');
INSERT INTO "personal" VALUES('877ff63a094441e43dc6c4fd688a3339ea83d1aae75a0539d1b5ac2705c545ef','8bef373d6a654a632a4199fcee1e17e8','{"name":"Ann Ross"}');
CREATE TABLE playbook (
	id VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	digest VARCHAR NOT NULL, 
	parsed TEXT NOT NULL, 
	source TEXT NOT NULL, 
	installed_at VARCHAR NOT NULL, 
	PRIMARY KEY (id, version)
);
INSERT INTO "playbook" VALUES('client-value',4,'b35f4521da60be4e7f93489b376129c0778b869d063c760e6a6c2f14959945d1','{"accounts":{"a_share":80,"b_share":95,"groups":{"characteristics":30,"contribution":40,"relationship":30},"value_by":"revenue"},"behaviours":{"profit":{"at":{"expand":{"ask":[],"close":[{"en":"Go through specification, quantity and price on the spot, and write the order","zh":"当场对一遍规格、数量、单价，把订单写下来"}],"goals":[],"kit":[],"objections":[],"open":[],"prepare":[],"suggest":[]},"won":{"ask":[],"close":[{"en":"Invoice, last payment and the next order, settled in one go","zh":"票据、尾款、下次补货，一次说定"}],"goals":[],"kit":[],"objections":[],"open":[{"en":"In five minutes: what has arrived, what hasn''t, and when it will be complete","zh":"五分钟说完：到了几样、差几样、哪天齐"}],"prepare":[],"suggest":[]}},"leave_out":["buying_behaviour","behaviour_judged"],"title":{"en":"Benefit-centred","zh":"价格型"},"visit":{"ask":[],"close":[{"en":"Go through specification and quantity on the spot, and say which day the final offer comes","zh":"当场对一遍规格和数量，说好哪天给到最后的报价"}],"goals":[],"kit":[{"en":"The price list, the order form, a calculator","zh":"价目表、订货单、计算器"}],"objections":[{"en":"“Make it cheaper.” Ask about volume and payment first; concede once, and only against something.","zh":"“再便宜一点。”——先问量和付款；要让就换回东西，一次让到位。"}],"open":[{"en":"Say that twenty minutes will do, and go straight to specification and price","zh":"说好只占二十分钟，直接谈规格和价格"}],"prepare":[{"en":"Put price, specification and delivery on one page, and know your limit before you go","zh":"报价、规格、交期写在一页纸上，底线先问清"}],"suggest":[]},"wants":{"en":"Knows exactly what to buy. Wants a fair price, a clear specification and a quick, simple finish","zh":"清楚自己要买什么。要价格实在、规格明白、手续简单、早点办完"},"wrong_card":{"en":"Endless discovery, strategy talk and one more meeting","zh":"没完没了地了解情况、谈战略、约开会"}},"project":{"at":{"won":{"ask":[],"close":[{"en":"Set the day the experts of both sides meet next","zh":"约下一次双方专家碰头的日子"}],"goals":[],"kit":[],"objections":[],"open":[],"prepare":[],"suggest":[{"en":"Show on the road map how far it is, and what must be decided next","zh":"在路线图上指给对方看：做到哪了，下一处要定什么"}]}},"leave_out":[],"title":{"en":"Project-centred","zh":"项目型"},"visit":{"ask":[],"close":[{"en":"Agree a working session with the experts of both sides","zh":"约一次双方专家坐到一起的工作会"}],"goals":[],"kit":[{"en":"The road map of a project as complex as theirs, and who our team would be","zh":"同样复杂的项目的路线图，和我们团队的简介"}],"objections":[{"en":"“Can you handle anything this complex?” Let an expert who has done it answer, then offer a small first step.","zh":"“这么复杂，你们行吗？”——请做过的专家来答，再提出先走一小步。"}],"open":[],"prepare":[{"en":"Take a senior colleague and an expert along, and settle who speaks to what","zh":"带一位资深同事和一位专家同去，先分好谁讲什么"}],"suggest":[{"en":"Sketch the road from here to their goal, and mark where something must be decided","zh":"画一张从今天到目标的路线图，标出哪几处要做决定"}]},"wants":{"en":"Knows where to get to but not how. Wants senior people and experts who grasp the complexity and help set the course","zh":"知道要到哪里，还不知道怎么走。要有分量的人带着专家来，看得懂里面的复杂，帮对方一起定路线"},"wrong_card":{"en":"A price list on the table, or a junior alone","zh":"一上来就递报价单，或者只派一个新人去"}},"relationship":{"at":{"won":{"ask":[],"close":[],"goals":[],"kit":[],"objections":[],"open":[{"en":"Ask how the new fits with what they had, and thank them for their trust","zh":"先问新装的和原有的配得怎么样，谢谢这些年的信任"}],"prepare":[],"suggest":[{"en":"Bring one new idea that gets more out of what they have","zh":"带一个能让现有的用得更好的新办法"}]}},"leave_out":["buying_behaviour","behaviour_judged"],"title":{"en":"Relationship-centred","zh":"关系型"},"visit":{"ask":[],"close":[],"goals":[],"kit":[{"en":"The list of what they have installed, and the service log","zh":"客户的设备清单和服务记录"}],"objections":[{"en":"“It has always worked, why change?” Say what stays, what gets better, and what staying put will cost.","zh":"“一直这么用，何必换？”——讲清哪些照旧、哪些变好，再讲不换的代价。"}],"open":[{"en":"Ask first how what they have is doing, and thank them for their trust","zh":"先问现在用得怎么样，谢谢这些年的信任"}],"prepare":[{"en":"Look up what they run today, ours and others'', and what we still owe them","zh":"查清客户现在用着谁家的什么，我们还有哪些未了的事"}],"suggest":[{"en":"Bring one thing that is new, and show how it fits what is installed","zh":"带一样新东西，讲清它怎么接上现有的"}]},"wants":{"en":"Trusts us but can''t tell which solution is best. Wants new ideas, the best technology and support, and a fit with what is installed","zh":"信得过我们，但不知道哪种方案最好。要新东西、好技术、有人管，还要和现有的配得上"},"wrong_card":{"en":"Treating an old friend as a stranger, or ignoring what they already run","zh":"把老朋友当生客，不看人家已经装了什么"}}},"cadence":{"A":{"business_manager":{"visit":[30,60]},"general_manager":{"visit":[365,365]},"marketing_director":{"visit":[180,180]},"sales_rep":{"call":[10,15],"visit":[10,10]}},"B":{"business_manager":{"visit":[60,90]},"general_manager":{},"marketing_director":{"visit":[180,360]},"sales_rep":{"call":[15,30],"visit":[15,15]}},"C":{"sales_rep":{"call":[30,30],"visit":[30,30]}},"per_day":4},"parts":{"blocker":{"at":{"won":{"ask":[{"en":"What you were worried about then: how did it turn out?","zh":"当初您担心的那件事，后来怎么样了？"}],"close":[{"en":"Agree whom they call with any worry that is left","zh":"说好还有顾虑直接找谁"}],"goals":[{"en":"Know whether what they feared has come about","zh":"弄清当初的担心出现了没有"}],"kit":[],"objections":[],"open":[],"prepare":[],"suggest":[{"en":"If it stayed away, thank them for the warning; if not, deal with it first","zh":"没出现，谢对方提醒；出现了，先办这一件"}]}},"leave_out":["value_reachable","will_buy","comparison_shown","terms_agreed","action_plan","business_case","case_pays","contact:economic_buyer","inside_support","qualified","qualification","stakeholders","value_agreed","value_confirmed","next_conversation","handover_signed"],"title":{"en":"Blocker","zh":"反对者"},"visit":{"ask":[{"en":"What would have to change for you to accept it?","zh":"怎么改，您才觉得可以接受？"}],"close":[{"en":"Don''t ask for support, only that they let it pass; agree to show them the change","zh":"不求赞成，只求不拦；约好改完再请对方看"}],"goals":[{"en":"Their worry named, in their own words","zh":"问出对方最担心的一件事，记下原话"},{"en":"One worry taken away, today or by a day you both name","zh":"消掉其中一条：当场，或者说好哪天"}],"kit":[],"objections":[{"en":"Say it back before you answer: “What worries you is …, have I got that right?”","zh":"先复述再回答：“您担心的是……，我理解得对吗？”"}],"open":[{"en":"Ask for their worry first, and hear it out before you speak","zh":"请对方先说顾虑，听完再开口"}],"prepare":[{"en":"Find out whether it is the solution, the people, or something they stand to lose","zh":"弄清对方反对的是方案、是人，还是怕丢了什么"}],"suggest":[{"en":"Change one thing because of what they said, and show them where","zh":"照对方说的改一处，当面指给对方看"}]},"wants":{"en":"To have their worry heard out, and a way round that costs no face","zh":"顾虑先有人认真听完；有一个不失面子的台阶"},"wrong_card":{"en":"Contradicting them in public, or acting as if they weren''t there","zh":"当众反驳，或者装作没有这个人"}},"buyer":{"at":{"understand":{"ask":[],"close":[{"en":"Agree how soon after the specification the offer comes","zh":"说好规格清楚以后哪天报价"}],"goals":[],"kit":[],"objections":[],"open":[],"prepare":[{"en":"Find out how they have tendered and paid before","zh":"查清对方以前怎么招标、怎么付款"}],"suggest":[{"en":"Get the specification clear first, so that offers can be compared","zh":"先把规格理清，报价才比得准"}]},"won":{"ask":[{"en":"Payment, invoices, spare parts: what is not running smoothly yet?","zh":"付款、发票、备件这些手续，哪一样还没办顺？"}],"close":[{"en":"Settle the day of the next payment and its invoice","zh":"说定下一笔款和票据的日期"}],"goals":[{"en":"Nothing left open on payment, invoices and spare parts","zh":"付款、票据、备件上没有悬着的事"}],"kit":[],"objections":[],"open":[],"prepare":[],"suggest":[]}},"leave_out":["needs_known","works_low_risk","value_reachable","expectation_met","client_profile","value_canvas","risks","risks_proved","business_case","case_pays","value_realised","value_agreed"],"title":{"en":"Buyer","zh":"采购"},"visit":{"ask":[{"en":"How many offers do you need, what do you compare, and when is it settled?","zh":"比价要几家、看哪几项、哪天定？"}],"close":[{"en":"Settle the form of the offer and its deadline","zh":"说定报价的格式和截止日"}],"goals":[{"en":"The terms on their side: how prices are compared, how it is paid, when it is due, whose contract","zh":"问清条款：价格怎么比、分几笔付、哪天交货、用谁的合同"}],"kit":[],"objections":[],"open":[],"prepare":[{"en":"Have each point of price, terms and delivery in writing","zh":"价格、条款、交期，每一条都备好书面依据"}],"suggest":[{"en":"Hand over a comparison an auditor could follow","zh":"给对方一份经得起审计的对比"}]},"wants":{"en":"Price, terms and delivery spelled out, and a comparison that stands up to audit","zh":"价格、条款、交期清清楚楚，比价过程经得起查"},"wrong_card":{"en":"Being vague on price, or using the department against them","zh":"在价格上含糊，或者拿用户部门压对方"}},"champion":{"at":{"won":{"ask":[{"en":"How do people inside speak of it, and what do you need from us?","zh":"里面的人怎么评价这次合作？您还缺什么材料？"}],"close":[{"en":"Agree the day they report upstairs, and what we do for it","zh":"说好对方哪天向领导汇报，我们配合什么"}],"goals":[],"kit":[],"objections":[],"open":[],"prepare":[],"suggest":[{"en":"Put the result on one page they can report with, and say who brought it about","zh":"把成果写成对方能拿去汇报的一页，写明是谁推动的"}]}},"leave_out":["will_buy","terms_agreed","action_plan.price","action_plan.payment_terms"],"title":{"en":"Champion","zh":"客户内部支持者"},"visit":{"ask":[{"en":"Who is for it, who wavers, and what do you need from us?","zh":"里面谁赞成、谁在犹豫？要我们帮您做什么？"}],"close":[{"en":"Agree whom they speak to first, and when we follow","zh":"说好对方先找谁谈，我们什么时候跟上"}],"goals":[{"en":"The way to whoever decides: whom to see first, with what, and when","zh":"摸清到决策人那里怎么走：先见谁、带什么、哪天"}],"kit":[],"objections":[],"open":[],"prepare":[{"en":"Prepare something they can pass on inside, in their own tone","zh":"备好对方能在内部转发的材料，用对方的口气写"}],"suggest":[{"en":"Rehearse with them the three questions they will be asked upstairs","zh":"陪对方把汇报时会被问到的三个问题过一遍"}]},"wants":{"en":"Material and figures they can use inside on our behalf, with the credit going to them","zh":"拿得出手的材料和数字，能替我们在里面说话，功劳算对方的"},"wrong_card":{"en":"Only asking for news and never helping them","zh":"只会向对方打听消息，从不帮对方"}},"decider":{"at":{"won":{"ask":[{"en":"Are we keeping the point you chose us for?","zh":"当初选我们时最看重的那一条，现在做到了吗？"}],"close":[{"en":"Have them name the next thing to decide, and set the day","zh":"请对方说出下一件要定的事，定下日子"}],"goals":[],"kit":[],"objections":[],"open":[],"prepare":[],"suggest":[{"en":"With any trouble, say first who answers for it and when it will be right","zh":"有问题先说：谁负责、哪天好"}]}},"leave_out":[],"title":{"en":"Decider","zh":"决策人"},"visit":{"ask":[{"en":"Once it is decided, which step would worry you most?","zh":"定下来以后，您最怕哪一步出岔子？"}],"close":[],"goals":[],"kit":[],"objections":[],"open":[],"prepare":[{"en":"Bring a comparison that shows our weak points too","zh":"备一张比较表，我们的弱项也写在上面"}],"suggest":[{"en":"Say who carries the risk and whom to call when something goes wrong","zh":"讲明风险谁来担、出了事找谁"}]},"wants":{"en":"How the options compare, who carries the risk and whom to call if it goes wrong","zh":"几种做法怎么比、风险谁来担、出了事找谁"},"wrong_card":{"en":"Only praise, with nothing to compare","zh":"只说好话，不给对方可以比较的东西"}},"economic_buyer":{"at":{"won":{"ask":[{"en":"So far, is the money doing what it was spent for, and which figure tells you?","zh":"到今天为止，这笔钱花得值不值？您看的是哪个数？"}],"close":[{"en":"Ask what result the next budget would have to rest on","zh":"请对方说：下一笔预算要看到什么结果"}],"goals":[],"kit":[],"objections":[],"open":[],"prepare":[],"suggest":[{"en":"One page: what was promised, what is done, what is still to come","zh":"一页纸：答应了什么、做到了什么、还差什么"}]}},"leave_out":["customer_facts"],"title":{"en":"Economic buyer","zh":"最终拍板人"},"visit":{"ask":[{"en":"Against the other uses for this money, what would put this one first?","zh":"和这笔钱的别的用处比，什么能让它排到前面？"}],"close":[{"en":"Ask what is still missing before the money can be released","zh":"请对方说：要批这笔钱，还缺哪一样"}],"goals":[],"kit":[],"objections":[],"open":[],"prepare":[{"en":"Prepare one page: what it costs, what it brings, when it pays back, the worst that can happen","zh":"备一页纸：花多少、换回什么、多久回本、最坏会怎样"}],"suggest":[{"en":"Return and risk alone; stop within three minutes and listen","zh":"只讲回报和风险，三分钟停下来听"}]},"wants":{"en":"What the money buys, how soon it comes back and what could go wrong, in three minutes","zh":"钱花出去换回什么、多久回本、最坏会怎样；三分钟说清楚"},"wrong_card":{"en":"Features and specifications, and too much of their time","zh":"讲功能、讲参数，占对方太多时间"}},"influencer":{"at":{"won":{"ask":[{"en":"Of what you asked for, which point is not met yet?","zh":"照您当初提的要求看，哪一条还没达到？"}],"close":[{"en":"Agree the day to look again at what is not met","zh":"说好没达到的哪天再验"}],"goals":[{"en":"Their opinion in writing: does it meet what they asked for?","zh":"请对方照当初的要求验一遍，写下意见"}],"kit":[],"objections":[],"open":[],"prepare":[],"suggest":[]}},"leave_out":["will_buy","terms_agreed","action_plan","business_case","case_pays","qualification.purchasing_power","handover_signed"],"title":{"en":"Influencer","zh":"影响者"},"visit":{"ask":[{"en":"If you were to write the requirement, which three points would have to be in it?","zh":"如果由您写技术要求，哪三条不能少？"}],"close":[{"en":"Ask them to read the proposal before it goes upstairs","zh":"方案交上去以前，请对方先看一遍"}],"goals":[{"en":"Their opinion in writing: what must be in it, and where ours has to change","zh":"请对方把专业意见写下来：哪几条必须有，我们的方案哪里要改"}],"kit":[],"objections":[],"open":[],"prepare":[],"suggest":[{"en":"Write their point into the proposal, with their name to it","zh":"把对方的意见写进方案，注明是谁提的"}]},"wants":{"en":"To have their expert opinion heard and written into the proposal","zh":"自己的专业意见有人听，写进了方案"},"wrong_card":{"en":"Going over their head, so that they hear of it last","zh":"绕过对方直接找领导，让人最后一个知道"}},"user":{"at":{"won":{"ask":[{"en":"Using it today, which step still gives you trouble?","zh":"现在用起来，哪一步还不顺手？"}],"close":[{"en":"For what still gives trouble, name the day it will be right","zh":"不顺手的地方，说好哪天改好"}],"goals":[{"en":"The truth from the floor: what works well, and what doesn''t yet","zh":"听到现场的实话：哪里好用，哪里还不顺手"}],"kit":[],"objections":[],"open":[{"en":"Go and see it in use before you sit down","zh":"先到现场，看用得怎么样"}],"prepare":[],"suggest":[]}},"leave_out":["better_than_others","value_reachable","will_buy","leads","comparison_shown","terms_agreed","action_plan","business_case","case_pays","qualification.purchasing_power","qualification.authority","handover_signed","next_conversation"],"title":{"en":"User","zh":"使用者"},"visit":{"ask":[{"en":"Which step of the day is the most trouble, and what would you do with the time saved?","zh":"一天里哪一步最费事？省下来的时间您想用来做什么？"}],"close":[{"en":"Ask them to tell those who decide what they thought of it","zh":"请对方把用下来的感受讲给定事的人听"}],"goals":[{"en":"Evidence from the floor: what works and what doesn''t, in their own words","zh":"拿到现场的凭据：哪里好用、哪里不行，用对方的原话"},{"en":"An introduction to somebody above who has a say","zh":"请对方引见一位说得上话的上级"}],"kit":[{"en":"Something they can lay their hands on","zh":"能让对方动手的样机或样品"}],"objections":[],"open":[{"en":"Go and see them at work before you sit down","zh":"先到现场，看对方怎么干活"}],"prepare":[],"suggest":[{"en":"Let them try it with their own hands, and note what doesn''t suit them","zh":"让对方亲手试一次，不顺手的地方当场记下"}]},"wants":{"en":"Whether it saves work, is easy to learn, and who mends it","zh":"用起来省不省事、学起来难不难、坏了谁来修"},"wrong_card":{"en":"Talk of returns without a look at how they work each day","zh":"谈投资回报，不看对方每天怎么干活"}}},"playbook":"client-value","stages":[{"checklist":[{"because":{"en":"Until they agree, it is only our reading","zh":"客户点头之前，那只是我们的理解"},"id":"own_words","title":{"en":"Say the need back in the client''s own words until they agree","zh":"用客户的原话把需要复述一遍，客户点了头"}},{"id":"root_cause","title":{"en":"Trace the problem to its cause, not just its symptoms","zh":"追到问题的根源，而不是停在表面现象"}},{"id":"cost_of_waiting","title":{"en":"Have the client estimate what a year of doing nothing would cost","zh":"请客户估一估：什么都不做，一年要多花或少赚多少"}},{"id":"decision_path","title":{"en":"Map who raises it, who uses it, who checks it and who releases the money","zh":"画出决策链：谁提、谁用、谁把关、谁最终拍板"}},{"id":"rivals_listed","title":{"en":"List the competitors in play and what each has proposed","zh":"列出客户在看的对手和各家提过的方案"}},{"id":"budget_origin","title":{"en":"Find out where the budget comes from and when it is set","zh":"问清预算从哪里来、什么时候定"}}],"focus":{"en":"Needs and value: what the client wants to gain","zh":"客户的需要和价值：客户想得到什么"},"gate":[{"ask":{"en":"Does this supplier know what we need?","zh":"这家供应商知道我们需要什么吗？"},"decision":"needs_known","id":"decision:needs_known","title":{"en":"The client feels we know what they need","zh":"客户认为我们懂他的需要"},"valid_for":90,"waivable":true},{"at_least":70,"because":{"en":"With fewer than five of the seven points, any proposal is guesswork","zh":"七个要点里至少要说得出五个，否则方案只能靠猜"},"id":"worksheet:client_profile","title":{"en":"Client profile","zh":"客户概况七要点"},"waivable":true,"when":{"because":{"en":"A small order by a client who knows what to buy","zh":"小批量采购，客户清楚自己要买什么"},"not":{"all":[{"field":"deal.behaviour","op":"==","value":"profit"},{"currency":"CNY","field":"deal.amount","op":"<","value":100000}]}},"worksheet":"client_profile"},{"because":{"en":"A client who doesn''t qualify costs more with every stage","zh":"不够格的客户，越往后走越费力"},"condition":{"all":[{"field":"worksheets.qualification.result","op":"==","value":"qualified"},{"field":"worksheets.qualification.complete","op":">=","value":60}]},"id":"qualified","title":{"en":"Qualified on all five: need, volume, money, authority and credit","zh":"五个方面都够格：需要、数量、财力、决定权、信用"},"waivable":true,"when":{"because":{"en":"A small order by a client who knows what to buy","zh":"小批量采购，客户清楚自己要买什么"},"not":{"all":[{"field":"deal.behaviour","op":"==","value":"profit"},{"currency":"CNY","field":"deal.amount","op":"<","value":100000}]}}},{"because":{"en":"One wrong card can put us out in a single visit","zh":"牌打错了，一次拜访就可能出局"},"condition":{"all":[{"field":"deal.behaviour","op":"known"},{"field":"worksheets.buying_behaviour.complete","op":">=","value":60}]},"id":"behaviour_judged","title":{"en":"We know how this client prefers to buy","zh":"判断出客户的采购倾向"},"waivable":true},{"at_least":60,"because":{"en":"One person never decides a deal like this; know where each of them stands","zh":"重要的单子不是一个人定的，要知道每个人站在哪一边"},"id":"worksheet:stakeholders","title":{"en":"Stakeholders","zh":"决策链"},"waivable":true,"when":{"any":[{"all":[{"field":"account.class","op":"known"},{"field":"account.class","op":"==","value":"A"}]},{"field":"deal.behaviour","op":"==","value":"project"},{"all":[{"field":"deal.amount","op":"known"},{"currency":"CNY","field":"deal.amount","op":">=","value":500000}]}]},"worksheet":"stakeholders"},{"because":{"en":"From CNY 500,000 on, nobody closes without the person who releases the money","zh":"五十万以上的单子，不认识最终拍板人就谈不到最后"},"contact":"economic_buyer","id":"contact:economic_buyer","title":{"en":"We know the economic buyer","zh":"认识最终拍板人"},"waivable":true,"when":{"currency":"CNY","field":"deal.amount","op":">=","value":500000}},{"id":"visit:two_sided","title":{"en":"One real conversation with the client, both sides talking","zh":"和客户当面或在线好好谈过一次"},"visit":"two_sided","waivable":true,"within":60}],"id":"understand","label":{"en":"Understand","zh":"了解"},"limits":{"critical":35,"quiet":10,"warn":20},"objectives":{"client":{"en":"Know the client''s business and troubles well enough that a real project takes shape","zh":"弄清客户的业务和难处，直到客户自己把它当成一个要办的项目"},"competitors":{"en":"Know what each competitor has already put in front of this client","zh":"知道每一家对手给这个客户提过什么"},"own_team":{"en":"Work out which of our strengths could get the client there","zh":"想清楚我们有哪些独到的办法，能让客户得到这份价值"}},"outcome":{"en":"Validated","zh":"已验证"},"question":{"en":"What value does this client really need?","zh":"这个客户到底需要什么价值？"},"status":"open","stuck":{"en":"Hold back the proposal. Find the root cause and complete the client profile, above all the client''s main business plan.","zh":"先别急着推方案。找出真正的根源，把客户概况补齐，尤其是客户今年最要紧的业务计划。"},"title":{"en":"Understand the need","zh":"了解需求"},"visit":{"ask":[{"en":"What troubles you most right now, and when did it start?","zh":"现在最让您头疼的是哪一件事？从什么时候开始的？"},{"en":"What have you tried so far, and why didn''t it hold?","zh":"以前试过哪些办法？为什么没有成？"},{"en":"What would have to be true in a year for you to call it a success?","zh":"一年以后做到什么样子，您会说这件事办成了？"},{"en":"Who else feels this, and who will have a say?","zh":"除了您，还有谁会受影响，谁会参加决定？"}],"close":[{"en":"Say the need back and ask to be corrected","zh":"当面复述需要，请对方纠正"},{"en":"Agree the next meeting, with one more person who is concerned","zh":"约好下一次见面，并请对方带上另一位相关的人"}],"goals":[],"kit":[{"en":"Business cards, a notebook, the open points of the client profile","zh":"名片、笔记本、客户概况的空白要点"},{"en":"A one-page case from the same line of business","zh":"一页纸的同行案例"}],"objections":[{"en":"“Just send me something.” Promise to, ask which question it should answer, and fix a time to go through it.","zh":"“先发份资料来看看。”——答应发，同时问清对方想看哪一页，约时间当面讲。"},{"en":"“We have no need just now.” Ask when it last went wrong and how it was dealt with.","zh":"“我们现在没有需要。”——问上一次出问题是什么时候，后来怎么处理的。"},{"en":"“We already have a supplier.” Good; then ask what one thing they would like done better.","zh":"“我们有固定的供应商。”——先肯定，再问有哪件事希望他们做得更好。"}],"open":[{"en":"Say why you came: to understand first, not to present","zh":"说明来意：今天想先听懂您的情况，不急着介绍产品"},{"en":"Begin with the change you found and ask what it means for them","zh":"从准备好的那个变化讲起，请对方说说影响"}],"prepare":[{"en":"Read the client''s last six months of news, hiring and tenders, and pick one change under way","zh":"查客户最近半年的新闻、招聘和招投标，找出一个正在发生的变化"},{"en":"Prepare three questions only this person can answer","zh":"想好三个只有对方才答得上来的问题"},{"en":"Find a company in the same line that had a similar trouble, and how it ended","zh":"查清同行里谁遇到过类似的难处，后来怎么解决的"},{"en":"Find out what competitors have sold here and how it is judged","zh":"打听对手在这里卖过什么、口碑怎样"}],"suggest":[{"en":"Tell one story from a similar company, then stop and listen","zh":"只讲一个同行的经历，讲完停下来听对方反应"},{"en":"Sum the needs up in two or three points and ask them to rank these","zh":"把听到的需要归成两三条，请对方排先后"}]},"worksheets":["client_profile","qualification","customer_facts","buying_behaviour","stakeholders","competitors"]},{"checklist":[{"id":"criteria_agreed","title":{"en":"Agree with the client what to choose by, and what counts most","zh":"和客户一起定下选方案的标准和轻重"}},{"id":"comparison_shown","title":{"en":"Show the client the options side by side, competitors and doing nothing included","zh":"给客户看过几种做法的比较，对手的和维持现状也在内"}},{"id":"unique_value_said","title":{"en":"Say what only we can give, tied to the client''s success factors","zh":"说清楚哪一条是别家给不了的，并对上客户的成功关键"}},{"id":"proof_seen","title":{"en":"Let them see for themselves: a demonstration, a sample, a visit to a customer","zh":"让客户亲眼看到：演示、样品或老客户参观"}},{"id":"margin_checked","title":{"en":"Check inside that this option pays for us too","zh":"内部算过这个方案我们赚不赚钱"},"where":"office"}],"focus":{"en":"Exploring value: which way pays the client best","zh":"一起找价值：哪种做法对客户最划算"},"gate":[{"ask":{"en":"Does this supplier meet our need better than the other vendors?","zh":"和别家比，这家供应商更能满足我们的需要吗？"},"decision":"better_than_others","id":"decision:better_than_others","title":{"en":"The client sees us ahead of the others","zh":"客户认为我们比别家更合适"},"valid_for":60,"waivable":true},{"at_least":60,"because":{"en":"Without the client''s jobs and pains beside ours, all that is left to talk of is the product","zh":"说不清我们接住了客户的哪些任务和痛点，就只剩下产品好不好"},"id":"worksheet:value_canvas","title":{"en":"Value proposition canvas","zh":"价值主张画布"},"waivable":true,"when":{"any":[{"all":[{"field":"account.class","op":"known"},{"field":"account.class","op":"==","value":"A"}]},{"field":"deal.behaviour","op":"==","value":"project"},{"all":[{"field":"deal.amount","op":"known"},{"currency":"CNY","field":"deal.amount","op":">=","value":500000}]}]},"worksheet":"value_canvas"},{"because":{"en":"Below 60 % fit the solution needs more work","zh":"契合度不到六成，方案还得改"},"condition":{"field":"worksheets.value_canvas.fit","op":">=","value":60},"id":"fits","title":{"en":"We answer at least 60 % of the jobs, pains and gains that count","zh":"客户要紧的任务、痛点和期望，我们接住了六成以上"},"waivable":true,"when":{"any":[{"all":[{"field":"account.class","op":"known"},{"field":"account.class","op":"==","value":"A"}]},{"field":"deal.behaviour","op":"==","value":"project"},{"all":[{"field":"deal.amount","op":"known"},{"currency":"CNY","field":"deal.amount","op":">=","value":500000}]}]},"where":"office"},{"because":{"en":"The client chooses by their criteria, not by ours","zh":"客户按自己的标准选，不按我们的"},"condition":{"field":"worksheets.options.lead","op":">=","value":0},"id":"leads","title":{"en":"On the client''s own criteria we don''t trail","zh":"按客户自己的标准打分，我们不落后"},"today":{"en":"Have the client score us and the others on their own criteria","zh":"请客户按自己的标准，给我们和别家打分"},"waivable":true,"when":{"because":{"en":"A small order by a client who knows what to buy","zh":"小批量采购，客户清楚自己要买什么"},"not":{"all":[{"field":"deal.behaviour","op":"==","value":"profit"},{"currency":"CNY","field":"deal.amount","op":"<","value":100000}]}}},{"because":{"en":"A client who has seen no comparison can only compare prices","zh":"客户没看过比较，就只能拿价格来比"},"id":"item:comparison_shown","item":"comparison_shown","title":{"en":"Show the client the options side by side, competitors and doing nothing included","zh":"给客户看过几种做法的比较，对手的和维持现状也在内"},"waivable":true},{"because":{"en":"Options are compared when we are not in the room","zh":"方案是在我们不在场的时候被比较的"},"condition":{"any":[{"field":"contacts.champion","op":">=","value":1},{"field":"contacts.decider","op":">=","value":1}],"because":{"en":"We know neither a champion nor a decider","zh":"还没有客户内部支持者，也不认识决策人"}},"id":"inside_support","title":{"en":"A champion inside, or at least one decider we know","zh":"客户里面有人替我们说话，或者认识决策人"},"waivable":true,"when":{"field":"deal.behaviour","op":"!=","value":"profit"}},{"id":"visit:two_sided","title":{"en":"The options were talked through with the client lately","zh":"近期和客户讨论过方案"},"visit":"two_sided","waivable":true,"within":45}],"id":"explore","label":{"en":"Explore","zh":"探索"},"limits":{"critical":45,"quiet":10,"warn":25},"objectives":{"client":{"en":"Keep the relationship warm until the client''s project is set up","zh":"保持热度，陪客户走到立项的那一天"},"competitors":{"en":"Have the client say that some of this value comes from us alone","zh":"让客户亲口承认，有些价值只有我们能给"},"own_team":{"en":"Settle on solutions we can recommend that also pay for us","zh":"定下可以推荐、我们自己也有利润的方案"}},"outcome":{"en":"Qualified","zh":"资格确认"},"question":{"en":"Which options and ways of working are of real value to the client?","zh":"哪些方案和做法对客户真正有价值？"},"status":"open","stuck":{"en":"We have become one of many. Show our unique value again as the answer to the client''s success factors, the one thing others can''t give.","zh":"我们成了“几家之一”。把独特价值对准客户的成功关键重新讲一遍，让客户看到别家给不了的那一点。"},"title":{"en":"Explore the options","zh":"探索方案"},"visit":{"ask":[{"en":"Which of these comes closest to what you want, and what is missing?","zh":"这几种做法里，哪一种最接近您想要的？差在哪里？"},{"en":"What will you choose by, and which point is a must?","zh":"您会拿什么标准来选？哪一条没有就不行？"},{"en":"What do you like best in the other proposals?","zh":"别家的方案里，哪一点最吸引您？"},{"en":"If you had to choose today, whom would it be, and why?","zh":"如果今天就要选，您会选谁？为什么？"}],"close":[{"en":"Ask where we lead and where we trail","zh":"请客户说出我们领先和落后的地方"},{"en":"Set the day for a demonstration or visit, and who will come","zh":"约定看演示或参观的日子，定下谁来"},{"en":"Find out who must be told inside before it can go on","zh":"问清下一步客户内部要向谁汇报"}],"goals":[],"kit":[{"en":"The comparison sheet, a catalogue, samples","zh":"方案比较表、产品目录、样品"},{"en":"Names and words of customers in a similar position","zh":"同类客户的联系方式和证言"}],"objections":[{"en":"“You are all much the same.” Ask for the one criterion that matters most and compare on that alone.","zh":"“你们几家都差不多。”——请对方说最要紧的一条标准，就拿这一条比一比。"},{"en":"“The others are cheaper.” Ask what is left out, then work out the cost over three years.","zh":"“别家便宜。”——问便宜在哪里、少了什么，再算三年的总账。"},{"en":"“You haven''t worked in our line.” Tell a case with the same difficulty and offer a small trial.","zh":"“你们没做过我们这一行。”——讲一个难处相同的案例，提出先做一小块试试。"}],"open":[{"en":"Recall the needs they ranked last time and ask whether anything has changed","zh":"回顾上次客户排出的需要，问有没有变化"},{"en":"Offer to compare several ways today, the drawbacks too","zh":"说明今天一起比较几种做法，好坏都讲"}],"prepare":[{"en":"Bring two or three options, each with one line on when it fits","zh":"备好两三种做法，各写一句“适合什么情况”"},{"en":"Score us and the competitors on the client''s criteria, and decide how to speak of the weak points","zh":"对照客户的标准给我们和对手打分，弱项先想好怎么说"},{"en":"Choose the case most like theirs, with figures that stand up to questions","zh":"挑一个和客户最像的案例，数字要经得起问"}],"suggest":[{"en":"Turn each feature into a gain for this client, then pause","zh":"每讲一条特点，都换成对客户的一条好处，再停一停"},{"en":"Let a customer speak for us: a call, a recording, a visit","zh":"请老客户说话：一段录音、一次通话或一次参观"},{"en":"Demonstrate the one point they care about most","zh":"把客户最看重的一条当场演示出来"}]},"worksheets":["value_canvas","options"]},{"checklist":[{"id":"value_in_figures","title":{"en":"Put the value in figures together with the client, and into the proposal","zh":"和客户一起把价值算成数字，写进方案"}},{"id":"risks_answered","title":{"en":"Answer every risk they name with proof: a pilot, a reference or a guarantee","zh":"客户担心的每一条风险，都有对应的证明：试点、案例或保证"}},{"id":"signer_met","title":{"en":"Meet the economic buyer and hear what matters most to them","zh":"当面见过最终拍板人，听对方说最在意什么"}},{"id":"terms_agreed","title":{"en":"Price, terms and signing plan agreed, each step with a date and a name","zh":"价格、条款和签约步骤谈定，每一步有日期、有负责人"}},{"id":"credit_checked","title":{"en":"Check the client''s credit limit and payment record","zh":"查过客户的信用额度和付款记录"},"where":"office"},{"id":"delivery_ready","title":{"en":"The delivery team has read the proposal and says it can be done","zh":"交付团队看过方案，确认做得到"},"where":"office"}],"focus":{"en":"Commitment: both sides can say yes","zh":"承诺：双方都敢点头"},"gate":[{"ask":{"en":"Does the solution work, and is the risk low?","zh":"这个方案行得通吗？风险小不小？"},"decision":"works_low_risk","id":"decision:works_low_risk","title":{"en":"The client believes it works at low risk","zh":"客户相信方案行得通、风险不大"},"valid_for":60,"waivable":true},{"ask":{"en":"Can this supplier deliver the value we hope for?","zh":"我们希望得到的价值，这家供应商做得到吗？"},"decision":"value_reachable","id":"decision:value_reachable","title":{"en":"The client believes we can deliver the value they want","zh":"客户相信我们能兑现他要的价值"},"valid_for":60,"waivable":true},{"because":{"en":"On a decision of this size somebody will ask what it returns","zh":"大额的决定，拍板人一定会问回报"},"condition":{"currency":"CNY","field":"worksheets.business_case.npv","op":">","value":0},"id":"case_pays","title":{"en":"The business case pays for the client","zh":"投资回报分析算下来，客户划得来"},"today":{"en":"Go through the figures of the business case with the client","zh":"和客户一起核对投资回报里的数"},"waivable":true,"when":{"any":[{"all":[{"field":"account.class","op":"known"},{"field":"account.class","op":"==","value":"A"}]},{"field":"deal.behaviour","op":"==","value":"project"},{"all":[{"field":"deal.amount","op":"known"},{"currency":"CNY","field":"deal.amount","op":">=","value":500000}]}]}},{"because":{"en":"A risk is answered by a pilot, a reference or a guarantee, not by words","zh":"风险靠试点、案例、保证来化解，不靠嘴"},"condition":{"field":"worksheets.risks.risks_open","op":"==","value":0},"id":"risks_proved","title":{"en":"Every risk the client sees has its proof","zh":"客户担心的每一条风险都有证明"},"today":{"en":"Agree what would prove away the risk they fear most","zh":"说定客户最担心的风险拿什么来证明"},"waivable":true,"when":{"because":{"en":"A small order by a client who knows what to buy","zh":"小批量采购，客户清楚自己要买什么"},"not":{"all":[{"field":"deal.behaviour","op":"==","value":"profit"},{"currency":"CNY","field":"deal.amount","op":"<","value":100000}]}}},{"at_least":70,"because":{"en":"Each step to the signature needs a date and a name","zh":"签约这一路，每一步都要有日期、有人"},"id":"worksheet:action_plan","title":{"en":"Mutual action plan","zh":"双方行动计划"},"waivable":true,"when":{"because":{"en":"A small order by a client who knows what to buy","zh":"小批量采购，客户清楚自己要买什么"},"not":{"all":[{"field":"deal.behaviour","op":"==","value":"profit"},{"currency":"CNY","field":"deal.amount","op":"<","value":100000}]}},"worksheet":"action_plan"},{"because":{"en":"Beyond the limit, selling more means being owed more","zh":"超了额度，卖得越多欠得越多"},"condition":{"field":"worksheets.action_plan.within_credit","op":"==","value":"yes"},"id":"within_credit","title":{"en":"Receivables and notes stay within the credit limit","zh":"应收和票据没有超过信用额度"},"waivable":true,"when":{"any":[{"all":[{"field":"account.class","op":"known"},{"field":"account.class","op":"==","value":"A"}]},{"field":"deal.behaviour","op":"==","value":"project"},{"all":[{"field":"deal.amount","op":"known"},{"currency":"CNY","field":"deal.amount","op":">=","value":500000}]}]},"where":"office"},{"because":{"en":"Without terms and a date, “we''ll buy” is only politeness","zh":"条款和签约日期没谈定，“要买”只是一句客气话"},"id":"item:terms_agreed","item":"terms_agreed","title":{"en":"Price, terms and signing plan agreed, each step with a date and a name","zh":"价格、条款和签约步骤谈定，每一步有日期、有负责人"},"waivable":true},{"because":{"en":"From CNY 200,000 on, somebody has to release the money","zh":"二十万以上的合同，总要有人为这笔钱最终拍板"},"contact":"economic_buyer","id":"contact:economic_buyer","title":{"en":"We know the economic buyer","zh":"认识最终拍板人"},"waivable":true,"when":{"currency":"CNY","field":"deal.amount","op":">=","value":200000}},{"ask":{"en":"Will we buy this supplier''s product?","zh":"我们要不要买这家供应商的产品？"},"because":{"en":"Nothing is delivered before a clear yes","zh":"客户没有明确答应，就不能进场交付"},"decision":"will_buy","id":"decision:will_buy","title":{"en":"The client has decided to buy from us","zh":"客户决定向我们购买"},"valid_for":30,"waivable":false}],"id":"expand","label":{"en":"Expand","zh":"拓展"},"limits":{"critical":50,"quiet":8,"warn":30},"objectives":{"client":{"en":"Let the client see a partner in us, not just a purchase","zh":"让客户看到，和我们合作是选伙伴，不只是买东西"},"competitors":{"en":"The value the client expects is confirmed as ours to deliver","zh":"客户期望的价值，已经认定由我们来兑现"},"own_team":{"en":"Put together the proposal, price and terms that can be signed","zh":"拿出最终能签的方案、价格和条款"}},"outcome":{"en":"Won","zh":"赢单"},"question":{"en":"Which solution solves the client''s problem, and can be signed?","zh":"哪个方案能解决客户的问题，而且签得下来？"},"status":"open","stuck":{"en":"Either the value isn''t plain or trust is missing. Go through the decision points to find which, make the value explicit, then help the decision along inside.","zh":"多半是价值没讲明，或者信任不够。逐个决策点问客户卡在哪里，把价值算清楚，再帮客户走完内部流程。"},"title":{"en":"Agree the solution","zh":"方案确认"},"visit":{"ask":[{"en":"What is still missing before you could sign with an easy mind?","zh":"要放心签这份合同，您还差哪一条？"},{"en":"What worries you most if it goes wrong, and what would put you at ease?","zh":"万一做不好，您最担心的是什么？看到什么您就放心了？"},{"en":"Who and what does it still have to pass inside, and how long does each take?","zh":"内部还要经过哪些人、哪几步？各要几天？"},{"en":"What will the person who signs ask you? Let us prepare that together","zh":"最后签字的那位会问您什么？我们一起准备"}],"close":[{"en":"Put the signing date and both names into the action plan","zh":"在行动计划上写下签约日期和双方负责人"},{"en":"Once payment is settled, stay a moment and leave a thread for next time","zh":"谈完付款再坐一会儿，给下次见面留个话头"}],"goals":[],"kit":[{"en":"The proposal, the business case, the draft contract","zh":"正式方案、投资回报分析、合同草稿"},{"en":"The pilot report, certificates, customers'' testimony","zh":"试点报告、资质证书、老客户证言"},{"en":"A calculator, the order form and a pen","zh":"计算器、订单和笔"}],"objections":[{"en":"“Too expensive.” Often a sign of interest. Ask compared with what, then go back to the value you worked out.","zh":"“太贵了。”——这话常常说明有兴趣。先问和什么比，再回到算好的价值。"},{"en":"“We''ll think about it.” Ask whether it is the solution, the price or the people, and settle one point on the spot.","zh":"“我们再考虑考虑。”——问清考虑的是方案、价钱还是人，当场解决一条。"},{"en":"“My boss hasn''t approved it.” Ask what the boss will want to know and set up a meeting of three.","zh":"“领导还没批。”——请对方说领导会问什么，约一次三方见面。"},{"en":"“The payment terms are tight.” Keep the price; offer instalments against a signing date.","zh":"“付款条件太紧。”——不降价，拿分期换签约日期。"}],"open":[{"en":"Begin with the value they want and what we promise","zh":"先对一遍客户要的价值和我们的承诺"},{"en":"Name the points to settle today so that they can take it upstairs","zh":"说明今天想谈定哪几条，谈完客户就能往上报"}],"prepare":[{"en":"Write down each doubt of the client with one proof beside it","zh":"把客户的每个疑虑写下来，旁边配一条证明"},{"en":"Set the order of concessions: what first, against what, and where to stop","zh":"定好让步的次序：先让什么、换回什么、底线在哪"},{"en":"Settle the line with delivery, legal and finance","zh":"和交付、法务、财务对好口径"},{"en":"Draft a mutual action plan, counting back from the signing day","zh":"排一张双方行动计划，从签约日往回推"}],"suggest":[{"en":"Cut the risk down with a pilot, stages or a guarantee","zh":"用试点、分期或保证把风险切小"},{"en":"Trade every concession for something: volume, payment, time, a reference","zh":"让步要换东西：量、付款、期限或推荐"}]},"worksheets":["business_case","delivered_value","risks","action_plan"]},{"checklist":[{"id":"kickoff_held","title":{"en":"Hold a kick-off where the rep hands the client''s value over to delivery in person","zh":"开过启动会，销售代表把客户要的价值当面交代给交付团队"},"where":"office"},{"id":"milestones_shared","title":{"en":"Break the promise into milestones with dates and names, and share them with the client","zh":"把承诺拆成里程碑，日期和负责人都给客户看过"}},{"id":"progress_reported","title":{"en":"Report progress at the agreed rhythm, bad news included","zh":"按约定的节奏向客户报进展，坏消息也按时说"}},{"id":"complaints_closed","title":{"en":"Settle every complaint and make sure the client is satisfied","zh":"客户的每条意见都处理完，并确认客户满意"}},{"id":"handover_signed","title":{"en":"The client has signed the acceptance","zh":"客户签了验收单"}}],"focus":{"en":"Delivering value: what we promised, point by point","zh":"兑现：答应的价值一条条落地"},"gate":[{"ask":{"en":"Is what we expected being delivered?","zh":"我们当初期望的，现在做到了吗？"},"decision":"expectation_met","id":"decision:expectation_met","title":{"en":"The client says what they expected is being delivered","zh":"客户认为期望正在实现"},"valid_for":60,"waivable":true},{"because":{"en":"A promise counts when each part of it has landed","zh":"答应的价值，一条一条都落了地才算数"},"condition":{"all":[{"field":"worksheets.delivery_plan.done","op":">=","value":100},{"field":"worksheets.delivery_plan.promises_unplanned","op":"==","value":0}]},"id":"delivered","title":{"en":"Every milestone of the delivery plan is done","zh":"交付计划里的里程碑全部完成"},"today":{"en":"Go through the next milestone with the client: how far, by when, who accepts it","zh":"下一个里程碑和客户对一遍：做到哪、哪天好、谁验收"},"waivable":true,"when":{"because":{"en":"A small order by a client who knows what to buy","zh":"小批量采购，客户清楚自己要买什么"},"not":{"all":[{"field":"deal.behaviour","op":"==","value":"profit"},{"currency":"CNY","field":"deal.amount","op":"<","value":100000}]}}},{"because":{"en":"Nothing is delivered while the client still waits for a complaint to be put right","zh":"客诉处理到客户满意为止，才能说交付完了"},"condition":{"field":"worksheets.complaints.complaints_open","op":"==","value":0},"id":"complaints_settled","title":{"en":"No complaint is open","zh":"客诉都处理完了"},"today":{"en":"For each complaint still open, settle the next step and its day","zh":"没处理完的客诉，说定下一步和日期"},"waivable":true,"when":{"any":[{"because":{"en":"A small order by a client who knows what to buy","zh":"小批量采购，客户清楚自己要买什么"},"not":{"all":[{"field":"deal.behaviour","op":"==","value":"profit"},{"currency":"CNY","field":"deal.amount","op":"<","value":100000}]}},{"field":"worksheets.complaints.complaints_open","op":"known"}]}},{"because":{"en":"Without a signature it has not been handed over","zh":"没有签收，交付就没有完"},"id":"item:handover_signed","item":"handover_signed","title":{"en":"The client has signed the acceptance","zh":"客户签了验收单"},"waivable":true}],"id":"execute","label":{"en":"Execute","zh":"执行"},"limits":{"critical":90,"quiet":15,"warn":60},"objectives":{"client":{"en":"Report progress before the client has to ask","zh":"主动通报进展，不让客户来催"},"competitors":{"en":"The client sees their expectation coming true and stops looking elsewhere","zh":"客户感到期望正在一步步实现，不再看别家"},"own_team":{"en":"Deliver what was promised, to the client''s satisfaction","zh":"按承诺交付，做到客户满意"}},"outcome":{"en":"Completed","zh":"已交付"},"question":{"en":"How do we carry this out really well?","zh":"怎样把答应客户的事做到位？"},"status":"won","stuck":{"en":"The client doesn''t feel the progress. Report now, go over the expectations again, and put any complaint right until they are satisfied.","zh":"客户感觉不到进展。马上通报一次进度，重新对一遍期望；有客诉先补救，做到客户满意为止。"},"title":{"en":"Deliver","zh":"执行交付"},"visit":{"ask":[{"en":"So far, where is it better than you thought, and where worse?","zh":"到今天为止，哪里比您想的好，哪里不如您想的？"},{"en":"What do the people who use it say?","zh":"一线用的人怎么说？"},{"en":"What will you look at when you accept it?","zh":"验收的时候，您会看哪几条？"}],"close":[{"en":"Fix the date of the next milestone and who answers for it on both sides","zh":"说定下一个里程碑的日期和双方负责人"},{"en":"Ask for one sentence on how satisfied they are, and write it down","zh":"请客户说一句现在满不满意，并记下来"}],"goals":[],"kit":[{"en":"The schedule, the issue list, the acceptance criteria","zh":"进度表、问题清单、验收标准"},{"en":"Direct numbers of service and the head of delivery","zh":"售后和交付负责人的直线电话"}],"objections":[{"en":"“Late again?” No excuses; give the cause, the new date and how we make up for it.","zh":"“怎么又拖了？”——不找借口，说原因、新日期和补偿。"},{"en":"“That isn''t what you told us.” Take out the written promise and go through it; what is missing gets done.","zh":"“这和当初说的不一样。”——拿出写下的承诺逐条对，差一条补一条。"},{"en":"“Throw this in for free.” Ask why it is needed; a small thing is a favour, a big one a new order.","zh":"“这一点要免费加上。”——先问为什么需要，小事帮忙，大事另立一单。"}],"open":[{"en":"Begin with one result they can already see","zh":"先报一条已经看得见的成果"},{"en":"If something is late, say so first, then how it will be made good","zh":"有延误就先说，再说怎么补"}],"prepare":[{"en":"Against the contract and milestones, list what is done, what is late and what needs the client","zh":"对照合同和里程碑，列出做完的、晚了的、要客户配合的"},{"en":"Settle the story with the head of delivery; no arguing in front of the client","zh":"和交付负责人对好说法，不当着客户的面争论"},{"en":"Check for complaints still open","zh":"查有没有没处理完的客诉"}],"suggest":[{"en":"With a complaint: hear it out, apologise, say it back, then offer a fair remedy","zh":"客户有抱怨：先听完、道歉、复述，再给公平的办法"},{"en":"Offer one small improvement that pays off soon","zh":"提出一项小改进，让客户尽快尝到好处"}]},"worksheets":["delivery_plan","complaints"]},{"checklist":[{"id":"results_measured","title":{"en":"Measure the result with the client: where it stood, what we promised, what it is now","zh":"和客户一起量过结果：当初多少、承诺多少、现在多少"}},{"id":"result_told_upstairs","title":{"en":"Help the client report the result to their own management","zh":"帮客户向领导汇报成果"}},{"id":"reference_asked","title":{"en":"Ask the client for a reference or a case we may tell","zh":"请客户做推荐人，或者同意写成案例"}},{"id":"lessons_shared","title":{"en":"Look back with the team at what went well and what to change","zh":"团队复盘：哪里做得好，哪里下次要改"},"where":"office"}],"focus":{"en":"The value is real and can be shown","zh":"价值已经实现，而且拿得出证据"},"gate":[{"ask":{"en":"Did we get the value, and would we do it again?","zh":"我们得到想要的价值了吗？还愿意再来一次吗？"},"decision":"value_confirmed","id":"decision:value_confirmed","title":{"en":"The client confirms the value and would do it again","zh":"客户确认得到了价值，愿意再合作"},"valid_for":90,"waivable":true},{"because":{"en":"A result the client hasn''t agreed is only our own account","zh":"客户没点头的成果，只是我们自己的说法"},"condition":{"all":[{"field":"worksheets.value_realised.agreed","op":">=","value":1},{"field":"worksheets.value_realised.realised","op":">=","value":80}]},"id":"value_agreed","title":{"en":"The client agrees results that reach 80 % of what was promised","zh":"客户认可的成果，达到了承诺的八成以上"},"today":{"en":"Have the client agree the results, one by one","zh":"量出来的结果，逐条请客户确认"},"waivable":true,"when":{"because":{"en":"A small order by a client who knows what to buy","zh":"小批量采购，客户清楚自己要买什么"},"not":{"all":[{"field":"deal.behaviour","op":"==","value":"profit"},{"currency":"CNY","field":"deal.amount","op":"<","value":100000}]}}},{"because":{"en":"A dissatisfied client doesn''t come back, and tells many others","zh":"不满意的客户不会再来，还会告诉很多人"},"condition":{"field":"worksheets.satisfaction.level","op":"in","value":["satisfied","delighted"]},"id":"satisfied","title":{"en":"What the client got is no less than they expected","zh":"客户的感受不低于当初的期望"},"today":{"en":"Have the client score what they expected and what they got","zh":"请客户打分：签约时期望几分，现在感受几分"},"waivable":true,"when":{"because":{"en":"A small order by a client who knows what to buy","zh":"小批量采购，客户清楚自己要买什么"},"not":{"all":[{"field":"deal.behaviour","op":"==","value":"profit"},{"currency":"CNY","field":"deal.amount","op":"<","value":100000}]}}},{"at_least":100,"because":{"en":"The best next deal is with the client just satisfied; if there is none, say why","zh":"最好的下一单，就在刚满意的客户那里；没有下一步也要写明原因"},"id":"worksheet:next_conversation","title":{"en":"Next conversation","zh":"下一次合作"},"waivable":true,"worksheet":"next_conversation"}],"id":"confirm","label":{"en":"Confirm","zh":"确定"},"limits":{"critical":60,"quiet":20,"warn":30},"objectives":{"client":{"en":"Make the value of working together explicit, in the client''s own mouth","zh":"让合作的价值摆到明面上，客户自己也这么说"},"competitors":{"en":"How the client will use and extend it is settled","zh":"客户今后的使用和扩展已经有了安排"},"own_team":{"en":"Be part of the client''s next large project, as a partner of long standing","zh":"带着更好的体验，进入客户的下一个大项目"}},"outcome":{"en":"Client value confirmed","zh":"价值已确认"},"question":{"en":"How do we raise the value we bring from here?","zh":"接下来怎样让我们带来的价值再高一层？"},"status":"won","stuck":{"en":"Nobody owns the proof. Sit down with the client, measure the result against the promise, then talk about what comes next.","zh":"没有人负责证明价值。约客户一起对照承诺量一次结果，然后谈下一步。"},"title":{"en":"Confirm the value","zh":"价值确认"},"visit":{"ask":[{"en":"Compared with the start, which figure has changed most?","zh":"和当初比，变化最大的是哪一个数？"},{"en":"If you had it to do again, would you choose us, and what should be different?","zh":"如果重来一次，您还会选我们吗？哪里希望不一样？"},{"en":"Which other department or company has the same trouble?","zh":"还有哪个部门、哪家单位也有同样的难处？"}],"close":[{"en":"Ask the client to sign the result or confirm it by mail","zh":"请客户在结果上签字或回一封邮件"},{"en":"Set the day to talk about what comes next","zh":"定下下一次谈新需要的日子"}],"goals":[],"kit":[{"en":"The one-page result, the table of promise against actual","zh":"成果一页纸、承诺与实际的对照表"},{"en":"A letter of thanks for those who helped","zh":"给帮过忙的人准备的感谢信"}],"objections":[{"en":"“It is hard to say what it brought.” Take one figure they watch themselves and work it out together.","zh":"“效果说不清楚。”——拿一个客户自己在看的数，一起算一遍。"},{"en":"“Nothing new planned.” Ask when next year''s plan is made and come back before then.","zh":"“暂时没有新项目。”——问明年计划什么时候定，约在那之前再来。"},{"en":"“We can''t be a reference.” Ask instead for a quiet introduction to one colleague in the trade.","zh":"“不方便做案例。”——改请对方私下介绍一位同行。"}],"open":[{"en":"Thank the client for their part, and by name those who helped","zh":"感谢客户一路配合，点名谢帮过忙的人"},{"en":"Say what today is for: to see how much of the value has arrived","zh":"说明今天想一起看看，当初要的价值拿到了多少"}],"prepare":[{"en":"Dig out the measures we promised and where they stood at the start","zh":"找出当初承诺的指标和起点数字"},{"en":"Get today''s figures from the people who use it","zh":"先问一线用户要到现在的数字"},{"en":"Think which of the client''s plans for next year we could serve","zh":"想一想客户明年的计划里，哪件事我们接得上"}],"suggest":[{"en":"Put the result on one page, with the credit to the client","zh":"把成果写成一页纸，署上客户的功劳"},{"en":"Let the gap you measured lead to the next thing worth doing","zh":"从量出来的差距里引出下一件值得做的事"}]},"worksheets":["value_realised","satisfaction","loyalty","next_conversation"]}],"stop_classes":{"cancelled":{"en":"Cancelled by the client","zh":"客户取消了项目"},"disqualified":{"en":"Disqualified","zh":"不符合我们的条件"},"duplicate":{"en":"Duplicate","zh":"重复商机"},"lost_to_competitor":{"en":"Lost to a competitor","zh":"输给竞争对手"},"no_decision":{"en":"No decision","zh":"客户迟迟没有决定"}},"styles":{"amiable":{"at":{},"leave_out":[],"title":{"en":"Amiable","zh":"亲和型"},"visit":{"ask":[{"en":"Who else should take part for you to feel easy about it?","zh":"还有谁一起参与，您心里才踏实？"}],"close":[{"en":"Settle one small step, and confirm it in a note the same day before second thoughts come","zh":"说定一小步，当天发条消息确认，免得又改主意"}],"goals":[],"kit":[],"objections":[],"open":[{"en":"Make time for the person before you come to the matter","zh":"先聊聊人，再谈事，不急"}],"prepare":[{"en":"Think what would put them at ease: a customer''s word, somebody they know, a guarantee","zh":"想好拿什么让对方放心：老客户的话、熟人的话、保证条款"}],"suggest":[{"en":"Speak of guarantees and of doing it together, and cut the big step into small ones","zh":"多讲保证、多讲一起做，一大步拆成几小步"}]},"wants":{"en":"The relationship first; guarantees, working together, taking part, and little risk","zh":"先处关系再谈事；多说保证、合作和一起参与，把风险讲小"},"wrong_card":{"en":"Forcing a decision on the spot, or leaving them alone with the responsibility","zh":"逼着当场拍板，或者让人独自担责任"}},"analytical":{"at":{},"leave_out":[],"title":{"en":"Analytical","zh":"分析型"},"visit":{"ask":[],"close":[{"en":"Don''t press: leave it in writing, and agree the day you will hear what they think","zh":"不催：书面材料留下，约好哪天听意见"}],"goals":[],"kit":[{"en":"Data sheets, test reports, how the figures were worked out","zh":"数据表、测试报告、计算依据"}],"objections":[],"open":[{"en":"Begin with an agenda, and say when it will end","zh":"先给一张议程，说好几点结束"}],"prepare":[{"en":"Give every figure its source, and put them in the order they will be asked for","zh":"每个数字写上出处，按对方会问的次序排好"}],"suggest":[{"en":"Lay out the data and the method in an even voice, and leave the conclusion to them","zh":"摆数据、讲算法，语气平稳，让对方自己得出结论"}]},"wants":{"en":"Data, order and sources, in an even voice, with time to think","zh":"讲数据、讲次序、讲依据；语气平稳，留出时间想"},"wrong_card":{"en":"Pressing for a yes, or enthusiasm in place of figures","zh":"催对方表态，用热情代替数字"}},"driver":{"at":{},"leave_out":[],"title":{"en":"Driver","zh":"驾驭型"},"visit":{"ask":[],"close":[{"en":"Ask straight out for the next step: yes or no, and on which day","zh":"直接问下一步：行不行，哪天"}],"goals":[],"kit":[],"objections":[],"open":[{"en":"In one minute: the result, the date, and what is theirs to decide","zh":"一分钟说完：结果、日期、请对方定什么"}],"prepare":[{"en":"Put the result in the first line, and have two options ready","zh":"结论写在第一行，备好两个选择"}],"suggest":[{"en":"Two options, one line for and against each, and let them pick","zh":"只摆两个选择，利弊各一句，请对方挑"}]},"wants":{"en":"Results and dates first, two options, and the choice left to them","zh":"先说结果和时间，给两个选择，让对方来定"},"wrong_card":{"en":"Long detours, small detail, or taking over the lead","zh":"绕弯子、讲细节、抢对方的主导权"}},"expressive":{"at":{},"leave_out":[],"title":{"en":"Expressive","zh":"表现型"},"visit":{"ask":[{"en":"When it is done, what would you like people to say about it?","zh":"事情做成了，您希望别人怎么说起它？"}],"close":[{"en":"While they are keen, have them name the next step, and write the details down yourself","zh":"趁着兴头，请对方说出下一步，细节由我们记下"}],"goals":[],"kit":[{"en":"Pictures, a short film, a sample","zh":"照片、短片、样品"}],"objections":[],"open":[{"en":"Begin with what they have achieved and what they want to do next","zh":"从对方做成的事、想做的事讲起"}],"prepare":[],"suggest":[{"en":"Tell a story with people in it, and let them see how it will be","zh":"讲一个有人有事的故事，让对方看见做成以后的样子"}]},"wants":{"en":"The big picture, people, and how others will see it; a chance to shine","zh":"谈远景、谈人、谈别人怎么看；让对方出彩"},"wrong_card":{"en":"Reading out a table line by line without letting them talk","zh":"照着表格一条条念，不给对方说话的机会"}}},"templates":{},"title":{"en":"Client Value Method","zh":"客户价值法"},"version":4,"waits":2}','# The Client Value Method, as shipped. Copy the folder and raise `version` to make it your own;
# `dealgate playbook lint FOLDER` names everything that is wrong, with its line.
# Limits count working days; `valid_for` and `within` count calendar days. `where: office` marks what the team
# settles among itself: a visit sheet asks nobody at the client for it.
playbook: client-value
version: 4
title: {zh: 客户价值法, en: Client Value Method}

stages:
  # 1 ───────────────────────────────────────────────────────────────────────────────────────────
  - id: understand
    status: open
    label: {zh: 了解, en: Understand}
    title: {zh: 了解需求, en: Understand the need}
    focus:
      zh: 客户的需要和价值：客户想得到什么
      en: "Needs and value: what the client wants to gain"
    question:
      zh: 这个客户到底需要什么价值？
      en: What value does this client really need?
    outcome: {zh: 已验证, en: Validated}
    objectives:
      client:
        zh: 弄清客户的业务和难处，直到客户自己把它当成一个要办的项目
        en: Know the client''s business and troubles well enough that a real project takes shape
      own_team:
        zh: 想清楚我们有哪些独到的办法，能让客户得到这份价值
        en: Work out which of our strengths could get the client there
      competitors:
        zh: 知道每一家对手给这个客户提过什么
        en: Know what each competitor has already put in front of this client
    limits: {warn: 20d, critical: 35d, quiet: 10d}
    worksheets: [client_profile, qualification, customer_facts, buying_behaviour, stakeholders, competitors]
    gate:
      - decision: needs_known
        title:
          zh: 客户认为我们懂他的需要
          en: The client feels we know what they need
        ask:
          zh: 这家供应商知道我们需要什么吗？
          en: Does this supplier know what we need?
        valid_for: 90d
      - worksheet: client_profile
        at_least: 70%
        when: &not_small          # all but a small reorder by a client who knows what to buy
          not:
            all:
              - {field: deal.behaviour, op: "==", value: profit}
              - {field: deal.amount, op: "<", value: 100000, currency: CNY}
          because:
            zh: 小批量采购，客户清楚自己要买什么
            en: A small order by a client who knows what to buy
        because:
          zh: 七个要点里至少要说得出五个，否则方案只能靠猜
          en: With fewer than five of the seven points, any proposal is guesswork
      - id: qualified
        condition:
          all:
            - {field: worksheets.qualification.result, op: "==", value: qualified}
            - {field: worksheets.qualification.complete, op: ">=", value: 60}     # scores with evidence
        title:
          zh: 五个方面都够格：需要、数量、财力、决定权、信用
          en: "Qualified on all five: need, volume, money, authority and credit"
        when: *not_small
        because:
          zh: 不够格的客户，越往后走越费力
          en: A client who doesn''t qualify costs more with every stage
      - id: behaviour_judged
        condition:
          all:
            - {field: deal.behaviour, op: known}
            - {field: worksheets.buying_behaviour.complete, op: ">=", value: 60}  # on both axes
        title:
          zh: 判断出客户的采购倾向
          en: We know how this client prefers to buy
        because:
          zh: 牌打错了，一次拜访就可能出局
          en: One wrong card can put us out in a single visit
      - worksheet: stakeholders
        at_least: 60%
        when: &demanding          # an A account, a project-centred client, or a large amount asks for more
          any:
            - all:
                - {field: account.class, op: known}
                - {field: account.class, op: "==", value: A}
            - {field: deal.behaviour, op: "==", value: project}
            - all:
                - {field: deal.amount, op: known}
                - {field: deal.amount, op: ">=", value: 500000, currency: CNY}
        because:
          zh: 重要的单子不是一个人定的，要知道每个人站在哪一边
          en: One person never decides a deal like this; know where each of them stands
      - contact: economic_buyer
        title:
          zh: 认识最终拍板人
          en: We know the economic buyer
        when: {field: deal.amount, op: ">=", value: 500000, currency: CNY}
        because:
          zh: 五十万以上的单子，不认识最终拍板人就谈不到最后
          en: From CNY 500,000 on, nobody closes without the person who releases the money
      - visit: two_sided
        title:
          zh: 和客户当面或在线好好谈过一次
          en: One real conversation with the client, both sides talking
        within: 60d
    checklist:
      - id: own_words
        title:
          zh: 用客户的原话把需要复述一遍，客户点了头
          en: Say the need back in the client''s own words until they agree
        because:
          zh: 客户点头之前，那只是我们的理解
          en: Until they agree, it is only our reading
      - id: root_cause
        title:
          zh: 追到问题的根源，而不是停在表面现象
          en: Trace the problem to its cause, not just its symptoms
      - id: cost_of_waiting
        title:
          zh: 请客户估一估：什么都不做，一年要多花或少赚多少
          en: Have the client estimate what a year of doing nothing would cost
      - id: decision_path
        title:
          zh: 画出决策链：谁提、谁用、谁把关、谁最终拍板
          en: Map who raises it, who uses it, who checks it and who releases the money
      - id: rivals_listed
        title:
          zh: 列出客户在看的对手和各家提过的方案
          en: List the competitors in play and what each has proposed
      - id: budget_origin
        title:
          zh: 问清预算从哪里来、什么时候定
          en: Find out where the budget comes from and when it is set
    stuck:
      zh: 先别急着推方案。找出真正的根源，把客户概况补齐，尤其是客户今年最要紧的业务计划。
      en: Hold back the proposal. Find the root cause and complete the client profile, above all the client''s main business plan.
    visit:
      prepare:
        - zh: 查客户最近半年的新闻、招聘和招投标，找出一个正在发生的变化
          en: Read the client''s last six months of news, hiring and tenders, and pick one change under way
        - zh: 想好三个只有对方才答得上来的问题
          en: Prepare three questions only this person can answer
        - zh: 查清同行里谁遇到过类似的难处，后来怎么解决的
          en: Find a company in the same line that had a similar trouble, and how it ended
        - zh: 打听对手在这里卖过什么、口碑怎样
          en: Find out what competitors have sold here and how it is judged
      open:
        - zh: 说明来意：今天想先听懂您的情况，不急着介绍产品
          en: "Say why you came: to understand first, not to present"
        - zh: 从准备好的那个变化讲起，请对方说说影响
          en: Begin with the change you found and ask what it means for them
      ask:
        - zh: 现在最让您头疼的是哪一件事？从什么时候开始的？
          en: What troubles you most right now, and when did it start?
        - zh: 以前试过哪些办法？为什么没有成？
          en: What have you tried so far, and why didn''t it hold?
        - zh: 一年以后做到什么样子，您会说这件事办成了？
          en: What would have to be true in a year for you to call it a success?
        - zh: 除了您，还有谁会受影响，谁会参加决定？
          en: Who else feels this, and who will have a say?
      suggest:
        - zh: 只讲一个同行的经历，讲完停下来听对方反应
          en: Tell one story from a similar company, then stop and listen
        - zh: 把听到的需要归成两三条，请对方排先后
          en: Sum the needs up in two or three points and ask them to rank these
      close:
        - zh: 当面复述需要，请对方纠正
          en: Say the need back and ask to be corrected
        - zh: 约好下一次见面，并请对方带上另一位相关的人
          en: Agree the next meeting, with one more person who is concerned
      kit:
        - zh: 名片、笔记本、客户概况的空白要点
          en: Business cards, a notebook, the open points of the client profile
        - zh: 一页纸的同行案例
          en: A one-page case from the same line of business
      objections:
        - zh: “先发份资料来看看。”——答应发，同时问清对方想看哪一页，约时间当面讲。
          en: “Just send me something.” Promise to, ask which question it should answer, and fix a time to go through it.
        - zh: “我们现在没有需要。”——问上一次出问题是什么时候，后来怎么处理的。
          en: “We have no need just now.” Ask when it last went wrong and how it was dealt with.
        - zh: “我们有固定的供应商。”——先肯定，再问有哪件事希望他们做得更好。
          en: “We already have a supplier.” Good; then ask what one thing they would like done better.

  # 2 ───────────────────────────────────────────────────────────────────────────────────────────
  - id: explore
    status: open
    label: {zh: 探索, en: Explore}
    title: {zh: 探索方案, en: Explore the options}
    focus:
      zh: 一起找价值：哪种做法对客户最划算
      en: "Exploring value: which way pays the client best"
    question:
      zh: 哪些方案和做法对客户真正有价值？
      en: Which options and ways of working are of real value to the client?
    outcome: {zh: 资格确认, en: Qualified}
    objectives:
      client:
        zh: 保持热度，陪客户走到立项的那一天
        en: Keep the relationship warm until the client''s project is set up
      own_team:
        zh: 定下可以推荐、我们自己也有利润的方案
        en: Settle on solutions we can recommend that also pay for us
      competitors:
        zh: 让客户亲口承认，有些价值只有我们能给
        en: Have the client say that some of this value comes from us alone
    limits: {warn: 25d, critical: 45d, quiet: 10d}
    worksheets: [value_canvas, options]
    gate:
      - decision: better_than_others
        title:
          zh: 客户认为我们比别家更合适
          en: The client sees us ahead of the others
        ask:
          zh: 和别家比，这家供应商更能满足我们的需要吗？
          en: Does this supplier meet our need better than the other vendors?
        valid_for: 60d
      - worksheet: value_canvas
        at_least: 60%
        when: *demanding
        because:
          zh: 说不清我们接住了客户的哪些任务和痛点，就只剩下产品好不好
          en: Without the client''s jobs and pains beside ours, all that is left to talk of is the product
      - id: fits
        where: office
        condition: {field: worksheets.value_canvas.fit, op: ">=", value: 60}
        title:
          zh: 客户要紧的任务、痛点和期望，我们接住了六成以上
          en: We answer at least 60 % of the jobs, pains and gains that count
        when: *demanding
        because:
          zh: 契合度不到六成，方案还得改
          en: Below 60 % fit the solution needs more work
      - id: leads
        condition: {field: worksheets.options.lead, op: ">=", value: 0}
        title:
          zh: 按客户自己的标准打分，我们不落后
          en: On the client''s own criteria we don''t trail
        today:
          zh: 请客户按自己的标准，给我们和别家打分
          en: Have the client score us and the others on their own criteria
        when: *not_small
        because:
          zh: 客户按自己的标准选，不按我们的
          en: The client chooses by their criteria, not by ours
      - item: comparison_shown
        because:
          zh: 客户没看过比较，就只能拿价格来比
          en: A client who has seen no comparison can only compare prices
      - id: inside_support
        condition:
          any:
            - {field: contacts.champion, op: ">=", value: 1}
            - {field: contacts.decider, op: ">=", value: 1}
          because:
            zh: 还没有客户内部支持者，也不认识决策人
            en: We know neither a champion nor a decider
        title:
          zh: 客户里面有人替我们说话，或者认识决策人
          en: A champion inside, or at least one decider we know
        when: {field: deal.behaviour, op: "!=", value: profit}
        because:
          zh: 方案是在我们不在场的时候被比较的
          en: Options are compared when we are not in the room
      - visit: two_sided
        title:
          zh: 近期和客户讨论过方案
          en: The options were talked through with the client lately
        within: 45d
    checklist:
      - id: criteria_agreed
        title:
          zh: 和客户一起定下选方案的标准和轻重
          en: Agree with the client what to choose by, and what counts most
      - id: comparison_shown
        title:
          zh: 给客户看过几种做法的比较，对手的和维持现状也在内
          en: Show the client the options side by side, competitors and doing nothing included
      - id: unique_value_said
        title:
          zh: 说清楚哪一条是别家给不了的，并对上客户的成功关键
          en: Say what only we can give, tied to the client''s success factors
      - id: proof_seen
        title:
          zh: 让客户亲眼看到：演示、样品或老客户参观
          en: "Let them see for themselves: a demonstration, a sample, a visit to a customer"
      - id: margin_checked
        where: office
        title:
          zh: 内部算过这个方案我们赚不赚钱
          en: Check inside that this option pays for us too
    stuck:
      zh: 我们成了“几家之一”。把独特价值对准客户的成功关键重新讲一遍，让客户看到别家给不了的那一点。
      en: We have become one of many. Show our unique value again as the answer to the client''s success factors, the one thing others can''t give.
    visit:
      prepare:
        - zh: 备好两三种做法，各写一句“适合什么情况”
          en: Bring two or three options, each with one line on when it fits
        - zh: 对照客户的标准给我们和对手打分，弱项先想好怎么说
          en: Score us and the competitors on the client''s criteria, and decide how to speak of the weak points
        - zh: 挑一个和客户最像的案例，数字要经得起问
          en: Choose the case most like theirs, with figures that stand up to questions
      open:
        - zh: 回顾上次客户排出的需要，问有没有变化
          en: Recall the needs they ranked last time and ask whether anything has changed
        - zh: 说明今天一起比较几种做法，好坏都讲
          en: "Offer to compare several ways today, the drawbacks too"
      ask:
        - zh: 这几种做法里，哪一种最接近您想要的？差在哪里？
          en: Which of these comes closest to what you want, and what is missing?
        - zh: 您会拿什么标准来选？哪一条没有就不行？
          en: What will you choose by, and which point is a must?
        - zh: 别家的方案里，哪一点最吸引您？
          en: What do you like best in the other proposals?
        - zh: 如果今天就要选，您会选谁？为什么？
          en: If you had to choose today, whom would it be, and why?
      suggest:
        - zh: 每讲一条特点，都换成对客户的一条好处，再停一停
          en: Turn each feature into a gain for this client, then pause
        - zh: 请老客户说话：一段录音、一次通话或一次参观
          en: "Let a customer speak for us: a call, a recording, a visit"
        - zh: 把客户最看重的一条当场演示出来
          en: Demonstrate the one point they care about most
      close:
        - zh: 请客户说出我们领先和落后的地方
          en: Ask where we lead and where we trail
        - zh: 约定看演示或参观的日子，定下谁来
          en: Set the day for a demonstration or visit, and who will come
        - zh: 问清下一步客户内部要向谁汇报
          en: Find out who must be told inside before it can go on
      kit:
        - zh: 方案比较表、产品目录、样品
          en: The comparison sheet, a catalogue, samples
        - zh: 同类客户的联系方式和证言
          en: Names and words of customers in a similar position
      objections:
        - zh: “你们几家都差不多。”——请对方说最要紧的一条标准，就拿这一条比一比。
          en: “You are all much the same.” Ask for the one criterion that matters most and compare on that alone.
        - zh: “别家便宜。”——问便宜在哪里、少了什么，再算三年的总账。
          en: “The others are cheaper.” Ask what is left out, then work out the cost over three years.
        - zh: “你们没做过我们这一行。”——讲一个难处相同的案例，提出先做一小块试试。
          en: “You haven''t worked in our line.” Tell a case with the same difficulty and offer a small trial.

  # 3 ───────────────────────────────────────────────────────────────────────────────────────────
  - id: expand
    status: open
    label: {zh: 拓展, en: Expand}
    title: {zh: 方案确认, en: Agree the solution}
    focus:
      zh: 承诺：双方都敢点头
      en: "Commitment: both sides can say yes"
    question:
      zh: 哪个方案能解决客户的问题，而且签得下来？
      en: Which solution solves the client''s problem, and can be signed?
    outcome: {zh: 赢单, en: Won}
    objectives:
      client:
        zh: 让客户看到，和我们合作是选伙伴，不只是买东西
        en: Let the client see a partner in us, not just a purchase
      own_team:
        zh: 拿出最终能签的方案、价格和条款
        en: Put together the proposal, price and terms that can be signed
      competitors:
        zh: 客户期望的价值，已经认定由我们来兑现
        en: The value the client expects is confirmed as ours to deliver
    limits: {warn: 30d, critical: 50d, quiet: 8d}
    worksheets: [business_case, delivered_value, risks, action_plan]
    gate:
      - decision: works_low_risk
        title:
          zh: 客户相信方案行得通、风险不大
          en: The client believes it works at low risk
        ask:
          zh: 这个方案行得通吗？风险小不小？
          en: Does the solution work, and is the risk low?
        valid_for: 60d
      - decision: value_reachable
        title:
          zh: 客户相信我们能兑现他要的价值
          en: The client believes we can deliver the value they want
        ask:
          zh: 我们希望得到的价值，这家供应商做得到吗？
          en: Can this supplier deliver the value we hope for?
        valid_for: 60d
      - id: case_pays
        condition: {field: worksheets.business_case.npv, op: ">", value: 0, currency: CNY}
        title:
          zh: 投资回报分析算下来，客户划得来
          en: The business case pays for the client
        today:
          zh: 和客户一起核对投资回报里的数
          en: Go through the figures of the business case with the client
        when: *demanding
        because:
          zh: 大额的决定，拍板人一定会问回报
          en: On a decision of this size somebody will ask what it returns
      - id: risks_proved
        condition: {field: worksheets.risks.risks_open, op: "==", value: 0}
        title:
          zh: 客户担心的每一条风险都有证明
          en: Every risk the client sees has its proof
        today:
          zh: 说定客户最担心的风险拿什么来证明
          en: Agree what would prove away the risk they fear most
        when: *not_small
        because:
          zh: 风险靠试点、案例、保证来化解，不靠嘴
          en: A risk is answered by a pilot, a reference or a guarantee, not by words
      - worksheet: action_plan
        at_least: 70%
        when: *not_small
        because:
          zh: 签约这一路，每一步都要有日期、有人
          en: Each step to the signature needs a date and a name
      - id: within_credit
        where: office
        condition: {field: worksheets.action_plan.within_credit, op: "==", value: "yes"}
        title:
          zh: 应收和票据没有超过信用额度
          en: Receivables and notes stay within the credit limit
        when: *demanding
        because:
          zh: 超了额度，卖得越多欠得越多
          en: Beyond the limit, selling more means being owed more
      - item: terms_agreed
        because:
          zh: 条款和签约日期没谈定，“要买”只是一句客气话
          en: Without terms and a date, “we''ll buy” is only politeness
      - contact: economic_buyer
        title:
          zh: 认识最终拍板人
          en: We know the economic buyer
        when: {field: deal.amount, op: ">=", value: 200000, currency: CNY}
        because:
          zh: 二十万以上的合同，总要有人为这笔钱最终拍板
          en: From CNY 200,000 on, somebody has to release the money
      - decision: will_buy
        title:
          zh: 客户决定向我们购买
          en: The client has decided to buy from us
        ask:
          zh: 我们要不要买这家供应商的产品？
          en: Will we buy this supplier''s product?
        valid_for: 30d
        waivable: false
        because:
          zh: 客户没有明确答应，就不能进场交付
          en: Nothing is delivered before a clear yes
    checklist:
      - id: value_in_figures
        title:
          zh: 和客户一起把价值算成数字，写进方案
          en: Put the value in figures together with the client, and into the proposal
      - id: risks_answered
        title:
          zh: 客户担心的每一条风险，都有对应的证明：试点、案例或保证
          en: "Answer every risk they name with proof: a pilot, a reference or a guarantee"
      - id: signer_met
        title:
          zh: 当面见过最终拍板人，听对方说最在意什么
          en: Meet the economic buyer and hear what matters most to them
      - id: terms_agreed
        title:
          zh: 价格、条款和签约步骤谈定，每一步有日期、有负责人
          en: Price, terms and signing plan agreed, each step with a date and a name
      - id: credit_checked
        where: office
        title:
          zh: 查过客户的信用额度和付款记录
          en: Check the client''s credit limit and payment record
      - id: delivery_ready
        where: office
        title:
          zh: 交付团队看过方案，确认做得到
          en: The delivery team has read the proposal and says it can be done
    stuck:
      zh: 多半是价值没讲明，或者信任不够。逐个决策点问客户卡在哪里，把价值算清楚，再帮客户走完内部流程。
      en: Either the value isn''t plain or trust is missing. Go through the decision points to find which, make the value explicit, then help the decision along inside.
    visit:
      prepare:
        - zh: 把客户的每个疑虑写下来，旁边配一条证明
          en: Write down each doubt of the client with one proof beside it
        - zh: 定好让步的次序：先让什么、换回什么、底线在哪
          en: "Set the order of concessions: what first, against what, and where to stop"
        - zh: 和交付、法务、财务对好口径
          en: Settle the line with delivery, legal and finance
        - zh: 排一张双方行动计划，从签约日往回推
          en: Draft a mutual action plan, counting back from the signing day
      open:
        - zh: 先对一遍客户要的价值和我们的承诺
          en: Begin with the value they want and what we promise
        - zh: 说明今天想谈定哪几条，谈完客户就能往上报
          en: Name the points to settle today so that they can take it upstairs
      ask:
        - zh: 要放心签这份合同，您还差哪一条？
          en: What is still missing before you could sign with an easy mind?
        - zh: 万一做不好，您最担心的是什么？看到什么您就放心了？
          en: What worries you most if it goes wrong, and what would put you at ease?
        - zh: 内部还要经过哪些人、哪几步？各要几天？
          en: Who and what does it still have to pass inside, and how long does each take?
        - zh: 最后签字的那位会问您什么？我们一起准备
          en: What will the person who signs ask you? Let us prepare that together
      suggest:
        - zh: 用试点、分期或保证把风险切小
          en: Cut the risk down with a pilot, stages or a guarantee
        - zh: 让步要换东西：量、付款、期限或推荐
          en: "Trade every concession for something: volume, payment, time, a reference"
      close:
        - zh: 在行动计划上写下签约日期和双方负责人
          en: Put the signing date and both names into the action plan
        - zh: 谈完付款再坐一会儿，给下次见面留个话头
          en: Once payment is settled, stay a moment and leave a thread for next time
      kit:
        - zh: 正式方案、投资回报分析、合同草稿
          en: The proposal, the business case, the draft contract
        - zh: 试点报告、资质证书、老客户证言
          en: The pilot report, certificates, customers'' testimony
        - zh: 计算器、订单和笔
          en: A calculator, the order form and a pen
      objections:
        - zh: “太贵了。”——这话常常说明有兴趣。先问和什么比，再回到算好的价值。
          en: “Too expensive.” Often a sign of interest. Ask compared with what, then go back to the value you worked out.
        - zh: “我们再考虑考虑。”——问清考虑的是方案、价钱还是人，当场解决一条。
          en: “We''ll think about it.” Ask whether it is the solution, the price or the people, and settle one point on the spot.
        - zh: “领导还没批。”——请对方说领导会问什么，约一次三方见面。
          en: “My boss hasn''t approved it.” Ask what the boss will want to know and set up a meeting of three.
        - zh: “付款条件太紧。”——不降价，拿分期换签约日期。
          en: “The payment terms are tight.” Keep the price; offer instalments against a signing date.

  # 4 ───────────────────────────────────────────────────────────────────────────────────────────
  - id: execute
    status: won
    label: {zh: 执行, en: Execute}
    title: {zh: 执行交付, en: Deliver}
    focus:
      zh: 兑现：答应的价值一条条落地
      en: "Delivering value: what we promised, point by point"
    question:
      zh: 怎样把答应客户的事做到位？
      en: How do we carry this out really well?
    outcome: {zh: 已交付, en: Completed}
    objectives:
      client:
        zh: 主动通报进展，不让客户来催
        en: Report progress before the client has to ask
      own_team:
        zh: 按承诺交付，做到客户满意
        en: Deliver what was promised, to the client''s satisfaction
      competitors:
        zh: 客户感到期望正在一步步实现，不再看别家
        en: The client sees their expectation coming true and stops looking elsewhere
    limits: {warn: 60d, critical: 90d, quiet: 15d}
    worksheets: [delivery_plan, complaints]
    gate:
      - decision: expectation_met
        title:
          zh: 客户认为期望正在实现
          en: The client says what they expected is being delivered
        ask:
          zh: 我们当初期望的，现在做到了吗？
          en: Is what we expected being delivered?
        valid_for: 60d
      - id: delivered
        condition:
          all:
            - {field: worksheets.delivery_plan.done, op: ">=", value: 100}
            - {field: worksheets.delivery_plan.promises_unplanned, op: "==", value: 0}
        title:
          zh: 交付计划里的里程碑全部完成
          en: Every milestone of the delivery plan is done
        today:
          zh: 下一个里程碑和客户对一遍：做到哪、哪天好、谁验收
          en: "Go through the next milestone with the client: how far, by when, who accepts it"
        when: *not_small
        because:
          zh: 答应的价值，一条一条都落了地才算数
          en: A promise counts when each part of it has landed
      - id: complaints_settled
        condition: {field: worksheets.complaints.complaints_open, op: "==", value: 0}
        title:
          zh: 客诉都处理完了
          en: No complaint is open
        today:
          zh: 没处理完的客诉，说定下一步和日期
          en: For each complaint still open, settle the next step and its day
        when:
          any:
            - *not_small
            - {field: worksheets.complaints.complaints_open, op: known}
        because:
          zh: 客诉处理到客户满意为止，才能说交付完了
          en: Nothing is delivered while the client still waits for a complaint to be put right
      - item: handover_signed
        because:
          zh: 没有签收，交付就没有完
          en: Without a signature it has not been handed over
    checklist:
      - id: kickoff_held
        where: office
        title:
          zh: 开过启动会，销售代表把客户要的价值当面交代给交付团队
          en: Hold a kick-off where the rep hands the client''s value over to delivery in person
      - id: milestones_shared
        title:
          zh: 把承诺拆成里程碑，日期和负责人都给客户看过
          en: Break the promise into milestones with dates and names, and share them with the client
      - id: progress_reported
        title:
          zh: 按约定的节奏向客户报进展，坏消息也按时说
          en: Report progress at the agreed rhythm, bad news included
      - id: complaints_closed
        title:
          zh: 客户的每条意见都处理完，并确认客户满意
          en: Settle every complaint and make sure the client is satisfied
      - id: handover_signed
        title:
          zh: 客户签了验收单
          en: The client has signed the acceptance
    stuck:
      zh: 客户感觉不到进展。马上通报一次进度，重新对一遍期望；有客诉先补救，做到客户满意为止。
      en: The client doesn''t feel the progress. Report now, go over the expectations again, and put any complaint right until they are satisfied.
    visit:
      prepare:
        - zh: 对照合同和里程碑，列出做完的、晚了的、要客户配合的
          en: Against the contract and milestones, list what is done, what is late and what needs the client
        - zh: 和交付负责人对好说法，不当着客户的面争论
          en: Settle the story with the head of delivery; no arguing in front of the client
        - zh: 查有没有没处理完的客诉
          en: Check for complaints still open
      open:
        - zh: 先报一条已经看得见的成果
          en: Begin with one result they can already see
        - zh: 有延误就先说，再说怎么补
          en: If something is late, say so first, then how it will be made good
      ask:
        - zh: 到今天为止，哪里比您想的好，哪里不如您想的？
          en: So far, where is it better than you thought, and where worse?
        - zh: 一线用的人怎么说？
          en: What do the people who use it say?
        - zh: 验收的时候，您会看哪几条？
          en: What will you look at when you accept it?
      suggest:
        - zh: 客户有抱怨：先听完、道歉、复述，再给公平的办法
          en: "With a complaint: hear it out, apologise, say it back, then offer a fair remedy"
        - zh: 提出一项小改进，让客户尽快尝到好处
          en: Offer one small improvement that pays off soon
      close:
        - zh: 说定下一个里程碑的日期和双方负责人
          en: Fix the date of the next milestone and who answers for it on both sides
        - zh: 请客户说一句现在满不满意，并记下来
          en: Ask for one sentence on how satisfied they are, and write it down
      kit:
        - zh: 进度表、问题清单、验收标准
          en: The schedule, the issue list, the acceptance criteria
        - zh: 售后和交付负责人的直线电话
          en: Direct numbers of service and the head of delivery
      objections:
        - zh: “怎么又拖了？”——不找借口，说原因、新日期和补偿。
          en: “Late again?” No excuses; give the cause, the new date and how we make up for it.
        - zh: “这和当初说的不一样。”——拿出写下的承诺逐条对，差一条补一条。
          en: “That isn''t what you told us.” Take out the written promise and go through it; what is missing gets done.
        - zh: “这一点要免费加上。”——先问为什么需要，小事帮忙，大事另立一单。
          en: “Throw this in for free.” Ask why it is needed; a small thing is a favour, a big one a new order.

  # 5 ───────────────────────────────────────────────────────────────────────────────────────────
  - id: confirm
    status: won
    label: {zh: 确定, en: Confirm}
    title: {zh: 价值确认, en: Confirm the value}
    focus:
      zh: 价值已经实现，而且拿得出证据
      en: The value is real and can be shown
    question:
      zh: 接下来怎样让我们带来的价值再高一层？
      en: How do we raise the value we bring from here?
    outcome: {zh: 价值已确认, en: Client value confirmed}
    objectives:
      client:
        zh: 让合作的价值摆到明面上，客户自己也这么说
        en: Make the value of working together explicit, in the client''s own mouth
      own_team:
        zh: 带着更好的体验，进入客户的下一个大项目
        en: Be part of the client''s next large project, as a partner of long standing
      competitors:
        zh: 客户今后的使用和扩展已经有了安排
        en: How the client will use and extend it is settled
    limits: {warn: 30d, critical: 60d, quiet: 20d}
    worksheets: [value_realised, satisfaction, loyalty, next_conversation]
    gate:
      - decision: value_confirmed
        title:
          zh: 客户确认得到了价值，愿意再合作
          en: The client confirms the value and would do it again
        ask:
          zh: 我们得到想要的价值了吗？还愿意再来一次吗？
          en: Did we get the value, and would we do it again?
        valid_for: 90d
      - id: value_agreed
        condition:
          all:
            - {field: worksheets.value_realised.agreed, op: ">=", value: 1}
            - {field: worksheets.value_realised.realised, op: ">=", value: 80}
        title:
          zh: 客户认可的成果，达到了承诺的八成以上
          en: The client agrees results that reach 80 % of what was promised
        today:
          zh: 量出来的结果，逐条请客户确认
          en: Have the client agree the results, one by one
        when: *not_small
        because:
          zh: 客户没点头的成果，只是我们自己的说法
          en: A result the client hasn''t agreed is only our own account
      - id: satisfied
        condition: {field: worksheets.satisfaction.level, op: in, value: [satisfied, delighted]}
        title:
          zh: 客户的感受不低于当初的期望
          en: What the client got is no less than they expected
        today:
          zh: 请客户打分：签约时期望几分，现在感受几分
          en: Have the client score what they expected and what they got
        when: *not_small
        because:
          zh: 不满意的客户不会再来，还会告诉很多人
          en: A dissatisfied client doesn''t come back, and tells many others
      - worksheet: next_conversation
        at_least: 100%
        because:
          zh: 最好的下一单，就在刚满意的客户那里；没有下一步也要写明原因
          en: The best next deal is with the client just satisfied; if there is none, say why
    checklist:
      - id: results_measured
        title:
          zh: 和客户一起量过结果：当初多少、承诺多少、现在多少
          en: "Measure the result with the client: where it stood, what we promised, what it is now"
      - id: result_told_upstairs
        title:
          zh: 帮客户向领导汇报成果
          en: Help the client report the result to their own management
      - id: reference_asked
        title:
          zh: 请客户做推荐人，或者同意写成案例
          en: Ask the client for a reference or a case we may tell
      - id: lessons_shared
        where: office
        title:
          zh: 团队复盘：哪里做得好，哪里下次要改
          en: Look back with the team at what went well and what to change
    stuck:
      zh: 没有人负责证明价值。约客户一起对照承诺量一次结果，然后谈下一步。
      en: Nobody owns the proof. Sit down with the client, measure the result against the promise, then talk about what comes next.
    visit:
      prepare:
        - zh: 找出当初承诺的指标和起点数字
          en: Dig out the measures we promised and where they stood at the start
        - zh: 先问一线用户要到现在的数字
          en: Get today''s figures from the people who use it
        - zh: 想一想客户明年的计划里，哪件事我们接得上
          en: Think which of the client''s plans for next year we could serve
      open:
        - zh: 感谢客户一路配合，点名谢帮过忙的人
          en: Thank the client for their part, and by name those who helped
        - zh: 说明今天想一起看看，当初要的价值拿到了多少
          en: "Say what today is for: to see how much of the value has arrived"
      ask:
        - zh: 和当初比，变化最大的是哪一个数？
          en: Compared with the start, which figure has changed most?
        - zh: 如果重来一次，您还会选我们吗？哪里希望不一样？
          en: If you had it to do again, would you choose us, and what should be different?
        - zh: 还有哪个部门、哪家单位也有同样的难处？
          en: Which other department or company has the same trouble?
      suggest:
        - zh: 把成果写成一页纸，署上客户的功劳
          en: Put the result on one page, with the credit to the client
        - zh: 从量出来的差距里引出下一件值得做的事
          en: Let the gap you measured lead to the next thing worth doing
      close:
        - zh: 请客户在结果上签字或回一封邮件
          en: Ask the client to sign the result or confirm it by mail
        - zh: 定下下一次谈新需要的日子
          en: Set the day to talk about what comes next
      kit:
        - zh: 成果一页纸、承诺与实际的对照表
          en: The one-page result, the table of promise against actual
        - zh: 给帮过忙的人准备的感谢信
          en: A letter of thanks for those who helped
      objections:
        - zh: “效果说不清楚。”——拿一个客户自己在看的数，一起算一遍。
          en: “It is hard to say what it brought.” Take one figure they watch themselves and work it out together.
        - zh: “暂时没有新项目。”——问明年计划什么时候定，约在那之前再来。
          en: “Nothing new planned.” Ask when next year''s plan is made and come back before then.
        - zh: “不方便做案例。”——改请对方私下介绍一位同行。
          en: “We can''t be a reference.” Ask instead for a quiet introduction to one colleague in the trade.

behaviours:
  project:
    title: {zh: 项目型, en: Project-centred}
    wants:
      zh: 知道要到哪里，还不知道怎么走。要有分量的人带着专家来，看得懂里面的复杂，帮对方一起定路线
      en: Knows where to get to but not how. Wants senior people and experts who grasp the complexity and help set the course
    wrong_card:
      zh: 一上来就递报价单，或者只派一个新人去
      en: A price list on the table, or a junior alone
    visit:
      prepare:
        - zh: 带一位资深同事和一位专家同去，先分好谁讲什么
          en: Take a senior colleague and an expert along, and settle who speaks to what
      suggest:
        - zh: 画一张从今天到目标的路线图，标出哪几处要做决定
          en: Sketch the road from here to their goal, and mark where something must be decided
      close:
        - zh: 约一次双方专家坐到一起的工作会
          en: Agree a working session with the experts of both sides
      kit:
        - zh: 同样复杂的项目的路线图，和我们团队的简介
          en: The road map of a project as complex as theirs, and who our team would be
      objections:
        - zh: “这么复杂，你们行吗？”——请做过的专家来答，再提出先走一小步。
          en: “Can you handle anything this complex?” Let an expert who has done it answer, then offer a small first step.
    at:
      won:
        suggest:
          - zh: 在路线图上指给对方看：做到哪了，下一处要定什么
            en: Show on the road map how far it is, and what must be decided next
        close:
          - zh: 约下一次双方专家碰头的日子
            en: Set the day the experts of both sides meet next
  relationship:
    title: {zh: 关系型, en: Relationship-centred}
    wants:
      zh: 信得过我们，但不知道哪种方案最好。要新东西、好技术、有人管，还要和现有的配得上
      en: Trusts us but can''t tell which solution is best. Wants new ideas, the best technology and support, and a fit with what is installed
    wrong_card:
      zh: 把老朋友当生客，不看人家已经装了什么
      en: Treating an old friend as a stranger, or ignoring what they already run
    visit:
      prepare:
        - zh: 查清客户现在用着谁家的什么，我们还有哪些未了的事
          en: Look up what they run today, ours and others'', and what we still owe them
      open:
        - zh: 先问现在用得怎么样，谢谢这些年的信任
          en: Ask first how what they have is doing, and thank them for their trust
      suggest:
        - zh: 带一样新东西，讲清它怎么接上现有的
          en: Bring one thing that is new, and show how it fits what is installed
      kit:
        - zh: 客户的设备清单和服务记录
          en: The list of what they have installed, and the service log
      objections:
        - zh: “一直这么用，何必换？”——讲清哪些照旧、哪些变好，再讲不换的代价。
          en: “It has always worked, why change?” Say what stays, what gets better, and what staying put will cost.
    at:
      won:
        open:
          - zh: 先问新装的和原有的配得怎么样，谢谢这些年的信任
            en: Ask how the new fits with what they had, and thank them for their trust
        suggest:
          - zh: 带一个能让现有的用得更好的新办法
            en: Bring one new idea that gets more out of what they have
    leave_out: [buying_behaviour, behaviour_judged]
  profit:
    title: {zh: 价格型, en: Benefit-centred}
    wants:
      zh: 清楚自己要买什么。要价格实在、规格明白、手续简单、早点办完
      en: Knows exactly what to buy. Wants a fair price, a clear specification and a quick, simple finish
    wrong_card:
      zh: 没完没了地了解情况、谈战略、约开会
      en: Endless discovery, strategy talk and one more meeting
    visit:
      prepare:
        - zh: 报价、规格、交期写在一页纸上，底线先问清
          en: Put price, specification and delivery on one page, and know your limit before you go
      open:
        - zh: 说好只占二十分钟，直接谈规格和价格
          en: Say that twenty minutes will do, and go straight to specification and price
      close:
        - zh: 当场对一遍规格和数量，说好哪天给到最后的报价
          en: Go through specification and quantity on the spot, and say which day the final offer comes
      kit:
        - zh: 价目表、订货单、计算器
          en: The price list, the order form, a calculator
      objections:
        - zh: “再便宜一点。”——先问量和付款；要让就换回东西，一次让到位。
          en: “Make it cheaper.” Ask about volume and payment first; concede once, and only against something.
    at:
      expand:
        close:
          - zh: 当场对一遍规格、数量、单价，把订单写下来
            en: Go through specification, quantity and price on the spot, and write the order
      won:
        open:
          - zh: 五分钟说完：到了几样、差几样、哪天齐
            en: "In five minutes: what has arrived, what hasn''t, and when it will be complete"
        close:
          - zh: 票据、尾款、下次补货，一次说定
            en: Invoice, last payment and the next order, settled in one go
    leave_out: [buying_behaviour, behaviour_judged]

styles:
  analytical:
    title: {zh: 分析型, en: Analytical}
    wants:
      zh: 讲数据、讲次序、讲依据；语气平稳，留出时间想
      en: Data, order and sources, in an even voice, with time to think
    wrong_card:
      zh: 催对方表态，用热情代替数字
      en: Pressing for a yes, or enthusiasm in place of figures
    visit:
      prepare:
        - zh: 每个数字写上出处，按对方会问的次序排好
          en: Give every figure its source, and put them in the order they will be asked for
      open:
        - zh: 先给一张议程，说好几点结束
          en: Begin with an agenda, and say when it will end
      suggest:
        - zh: 摆数据、讲算法，语气平稳，让对方自己得出结论
          en: Lay out the data and the method in an even voice, and leave the conclusion to them
      close:
        - zh: 不催：书面材料留下，约好哪天听意见
          en: "Don''t press: leave it in writing, and agree the day you will hear what they think"
      kit:
        - zh: 数据表、测试报告、计算依据
          en: Data sheets, test reports, how the figures were worked out
  amiable:
    title: {zh: 亲和型, en: Amiable}
    wants:
      zh: 先处关系再谈事；多说保证、合作和一起参与，把风险讲小
      en: The relationship first; guarantees, working together, taking part, and little risk
    wrong_card:
      zh: 逼着当场拍板，或者让人独自担责任
      en: Forcing a decision on the spot, or leaving them alone with the responsibility
    visit:
      prepare:
        - zh: 想好拿什么让对方放心：老客户的话、熟人的话、保证条款
          en: "Think what would put them at ease: a customer''s word, somebody they know, a guarantee"
      open:
        - zh: 先聊聊人，再谈事，不急
          en: Make time for the person before you come to the matter
      ask:
        - zh: 还有谁一起参与，您心里才踏实？
          en: Who else should take part for you to feel easy about it?
      suggest:
        - zh: 多讲保证、多讲一起做，一大步拆成几小步
          en: Speak of guarantees and of doing it together, and cut the big step into small ones
      close:
        - zh: 说定一小步，当天发条消息确认，免得又改主意
          en: Settle one small step, and confirm it in a note the same day before second thoughts come
  driver:
    title: {zh: 驾驭型, en: Driver}
    wants:
      zh: 先说结果和时间，给两个选择，让对方来定
      en: Results and dates first, two options, and the choice left to them
    wrong_card:
      zh: 绕弯子、讲细节、抢对方的主导权
      en: Long detours, small detail, or taking over the lead
    visit:
      prepare:
        - zh: 结论写在第一行，备好两个选择
          en: Put the result in the first line, and have two options ready
      open:
        - zh: 一分钟说完：结果、日期、请对方定什么
          en: "In one minute: the result, the date, and what is theirs to decide"
      suggest:
        - zh: 只摆两个选择，利弊各一句，请对方挑
          en: Two options, one line for and against each, and let them pick
      close:
        - zh: 直接问下一步：行不行，哪天
          en: "Ask straight out for the next step: yes or no, and on which day"
  expressive:
    title: {zh: 表现型, en: Expressive}
    wants:
      zh: 谈远景、谈人、谈别人怎么看；让对方出彩
      en: The big picture, people, and how others will see it; a chance to shine
    wrong_card:
      zh: 照着表格一条条念，不给对方说话的机会
      en: Reading out a table line by line without letting them talk
    visit:
      open:
        - zh: 从对方做成的事、想做的事讲起
          en: Begin with what they have achieved and what they want to do next
      ask:
        - zh: 事情做成了，您希望别人怎么说起它？
          en: When it is done, what would you like people to say about it?
      suggest:
        - zh: 讲一个有人有事的故事，让对方看见做成以后的样子
          en: Tell a story with people in it, and let them see how it will be
      close:
        - zh: 趁着兴头，请对方说出下一步，细节由我们记下
          en: While they are keen, have them name the next step, and write the details down yourself
      kit:
        - zh: 照片、短片、样品
          en: Pictures, a short film, a sample

parts:
  economic_buyer:
    title: {zh: 最终拍板人, en: Economic buyer}
    wants:
      zh: 钱花出去换回什么、多久回本、最坏会怎样；三分钟说清楚
      en: What the money buys, how soon it comes back and what could go wrong, in three minutes
    wrong_card:
      zh: 讲功能、讲参数，占对方太多时间
      en: Features and specifications, and too much of their time
    visit:
      prepare:
        - zh: 备一页纸：花多少、换回什么、多久回本、最坏会怎样
          en: "Prepare one page: what it costs, what it brings, when it pays back, the worst that can happen"
      ask:
        - zh: 和这笔钱的别的用处比，什么能让它排到前面？
          en: Against the other uses for this money, what would put this one first?
      suggest:
        - zh: 只讲回报和风险，三分钟停下来听
          en: Return and risk alone; stop within three minutes and listen
      close:
        - zh: 请对方说：要批这笔钱，还缺哪一样
          en: Ask what is still missing before the money can be released
    at:
      won:
        ask:
          - zh: 到今天为止，这笔钱花得值不值？您看的是哪个数？
            en: So far, is the money doing what it was spent for, and which figure tells you?
        suggest:
          - zh: 一页纸：答应了什么、做到了什么、还差什么
            en: "One page: what was promised, what is done, what is still to come"
        close:
          - zh: 请对方说：下一笔预算要看到什么结果
            en: Ask what result the next budget would have to rest on
    leave_out: [customer_facts]
  decider:
    title: {zh: 决策人, en: Decider}
    wants:
      zh: 几种做法怎么比、风险谁来担、出了事找谁
      en: How the options compare, who carries the risk and whom to call if it goes wrong
    wrong_card:
      zh: 只说好话，不给对方可以比较的东西
      en: Only praise, with nothing to compare
    visit:
      prepare:
        - zh: 备一张比较表，我们的弱项也写在上面
          en: Bring a comparison that shows our weak points too
      ask:
        - zh: 定下来以后，您最怕哪一步出岔子？
          en: Once it is decided, which step would worry you most?
      suggest:
        - zh: 讲明风险谁来担、出了事找谁
          en: Say who carries the risk and whom to call when something goes wrong
    at:
      won:
        ask:
          - zh: 当初选我们时最看重的那一条，现在做到了吗？
            en: Are we keeping the point you chose us for?
        suggest:
          - zh: 有问题先说：谁负责、哪天好
            en: With any trouble, say first who answers for it and when it will be right
        close:
          - zh: 请对方说出下一件要定的事，定下日子
            en: Have them name the next thing to decide, and set the day
  influencer:
    title: {zh: 影响者, en: Influencer}
    wants:
      zh: 自己的专业意见有人听，写进了方案
      en: To have their expert opinion heard and written into the proposal
    wrong_card:
      zh: 绕过对方直接找领导，让人最后一个知道
      en: Going over their head, so that they hear of it last
    visit:
      goals:
        - zh: 请对方把专业意见写下来：哪几条必须有，我们的方案哪里要改
          en: "Their opinion in writing: what must be in it, and where ours has to change"
      ask:
        - zh: 如果由您写技术要求，哪三条不能少？
          en: If you were to write the requirement, which three points would have to be in it?
      suggest:
        - zh: 把对方的意见写进方案，注明是谁提的
          en: Write their point into the proposal, with their name to it
      close:
        - zh: 方案交上去以前，请对方先看一遍
          en: Ask them to read the proposal before it goes upstairs
    at:
      won:
        goals:
          - zh: 请对方照当初的要求验一遍，写下意见
            en: "Their opinion in writing: does it meet what they asked for?"
        ask:
          - zh: 照您当初提的要求看，哪一条还没达到？
            en: Of what you asked for, which point is not met yet?
        close:
          - zh: 说好没达到的哪天再验
            en: Agree the day to look again at what is not met
    leave_out:
      - will_buy
      - terms_agreed
      - action_plan
      - business_case
      - case_pays
      - qualification.purchasing_power
      - handover_signed
  user:
    title: {zh: 使用者, en: User}
    wants:
      zh: 用起来省不省事、学起来难不难、坏了谁来修
      en: Whether it saves work, is easy to learn, and who mends it
    wrong_card:
      zh: 谈投资回报，不看对方每天怎么干活
      en: Talk of returns without a look at how they work each day
    visit:
      goals:
        - zh: 拿到现场的凭据：哪里好用、哪里不行，用对方的原话
          en: "Evidence from the floor: what works and what doesn''t, in their own words"
        - zh: 请对方引见一位说得上话的上级
          en: An introduction to somebody above who has a say
      open:
        - zh: 先到现场，看对方怎么干活
          en: Go and see them at work before you sit down
      ask:
        - zh: 一天里哪一步最费事？省下来的时间您想用来做什么？
          en: Which step of the day is the most trouble, and what would you do with the time saved?
      suggest:
        - zh: 让对方亲手试一次，不顺手的地方当场记下
          en: Let them try it with their own hands, and note what doesn''t suit them
      close:
        - zh: 请对方把用下来的感受讲给定事的人听
          en: Ask them to tell those who decide what they thought of it
      kit:
        - zh: 能让对方动手的样机或样品
          en: Something they can lay their hands on
    at:
      won:
        goals:
          - zh: 听到现场的实话：哪里好用，哪里还不顺手
            en: "The truth from the floor: what works well, and what doesn''t yet"
        open:
          - zh: 先到现场，看用得怎么样
            en: Go and see it in use before you sit down
        ask:
          - zh: 现在用起来，哪一步还不顺手？
            en: Using it today, which step still gives you trouble?
        close:
          - zh: 不顺手的地方，说好哪天改好
            en: For what still gives trouble, name the day it will be right
    leave_out:
      - better_than_others
      - value_reachable
      - will_buy
      - leads
      - comparison_shown
      - terms_agreed
      - action_plan
      - business_case
      - case_pays
      - qualification.purchasing_power
      - qualification.authority
      - handover_signed
      - next_conversation
  buyer:
    title: {zh: 采购, en: Buyer}
    wants:
      zh: 价格、条款、交期清清楚楚，比价过程经得起查
      en: Price, terms and delivery spelled out, and a comparison that stands up to audit
    wrong_card:
      zh: 在价格上含糊，或者拿用户部门压对方
      en: Being vague on price, or using the department against them
    visit:
      goals:
        - zh: 问清条款：价格怎么比、分几笔付、哪天交货、用谁的合同
          en: "The terms on their side: how prices are compared, how it is paid, when it is due, whose contract"
      prepare:
        - zh: 价格、条款、交期，每一条都备好书面依据
          en: Have each point of price, terms and delivery in writing
      ask:
        - zh: 比价要几家、看哪几项、哪天定？
          en: How many offers do you need, what do you compare, and when is it settled?
      suggest:
        - zh: 给对方一份经得起审计的对比
          en: Hand over a comparison an auditor could follow
      close:
        - zh: 说定报价的格式和截止日
          en: Settle the form of the offer and its deadline
    at:
      understand:
        prepare:
          - zh: 查清对方以前怎么招标、怎么付款
            en: Find out how they have tendered and paid before
        suggest:
          - zh: 先把规格理清，报价才比得准
            en: Get the specification clear first, so that offers can be compared
        close:
          - zh: 说好规格清楚以后哪天报价
            en: Agree how soon after the specification the offer comes
      won:
        goals:
          - zh: 付款、票据、备件上没有悬着的事
            en: Nothing left open on payment, invoices and spare parts
        ask:
          - zh: 付款、发票、备件这些手续，哪一样还没办顺？
            en: "Payment, invoices, spare parts: what is not running smoothly yet?"
        close:
          - zh: 说定下一笔款和票据的日期
            en: Settle the day of the next payment and its invoice
    leave_out:
      - needs_known
      - works_low_risk
      - value_reachable
      - expectation_met
      - client_profile
      - value_canvas
      - risks
      - risks_proved
      - business_case
      - case_pays
      - value_realised
      - value_agreed
  blocker:
    title: {zh: 反对者, en: Blocker}
    wants:
      zh: 顾虑先有人认真听完；有一个不失面子的台阶
      en: To have their worry heard out, and a way round that costs no face
    wrong_card:
      zh: 当众反驳，或者装作没有这个人
      en: Contradicting them in public, or acting as if they weren''t there
    visit:
      goals:
        - zh: 问出对方最担心的一件事，记下原话
          en: Their worry named, in their own words
        - zh: 消掉其中一条：当场，或者说好哪天
          en: One worry taken away, today or by a day you both name
      prepare:
        - zh: 弄清对方反对的是方案、是人，还是怕丢了什么
          en: Find out whether it is the solution, the people, or something they stand to lose
      open:
        - zh: 请对方先说顾虑，听完再开口
          en: Ask for their worry first, and hear it out before you speak
      ask:
        - zh: 怎么改，您才觉得可以接受？
          en: What would have to change for you to accept it?
      suggest:
        - zh: 照对方说的改一处，当面指给对方看
          en: Change one thing because of what they said, and show them where
      objections:
        - zh: 先复述再回答：“您担心的是……，我理解得对吗？”
          en: "Say it back before you answer: “What worries you is …, have I got that right?”"
      close:
        - zh: 不求赞成，只求不拦；约好改完再请对方看
          en: Don''t ask for support, only that they let it pass; agree to show them the change
    at:
      won:
        goals:
          - zh: 弄清当初的担心出现了没有
            en: Know whether what they feared has come about
        ask:
          - zh: 当初您担心的那件事，后来怎么样了？
            en: "What you were worried about then: how did it turn out?"
        suggest:
          - zh: 没出现，谢对方提醒；出现了，先办这一件
            en: If it stayed away, thank them for the warning; if not, deal with it first
        close:
          - zh: 说好还有顾虑直接找谁
            en: Agree whom they call with any worry that is left
    leave_out:
      - value_reachable
      - will_buy
      - comparison_shown
      - terms_agreed
      - action_plan
      - business_case
      - case_pays
      - contact:economic_buyer
      - inside_support
      - qualified
      - qualification
      - stakeholders
      - value_agreed
      - value_confirmed
      - next_conversation
      - handover_signed
  champion:
    title: {zh: 客户内部支持者, en: Champion}
    wants:
      zh: 拿得出手的材料和数字，能替我们在里面说话，功劳算对方的
      en: Material and figures they can use inside on our behalf, with the credit going to them
    wrong_card:
      zh: 只会向对方打听消息，从不帮对方
      en: Only asking for news and never helping them
    visit:
      goals:
        - zh: 摸清到决策人那里怎么走：先见谁、带什么、哪天
          en: "The way to whoever decides: whom to see first, with what, and when"
      prepare:
        - zh: 备好对方能在内部转发的材料，用对方的口气写
          en: Prepare something they can pass on inside, in their own tone
      ask:
        - zh: 里面谁赞成、谁在犹豫？要我们帮您做什么？
          en: Who is for it, who wavers, and what do you need from us?
      suggest:
        - zh: 陪对方把汇报时会被问到的三个问题过一遍
          en: Rehearse with them the three questions they will be asked upstairs
      close:
        - zh: 说好对方先找谁谈，我们什么时候跟上
          en: Agree whom they speak to first, and when we follow
    at:
      won:
        ask:
          - zh: 里面的人怎么评价这次合作？您还缺什么材料？
            en: How do people inside speak of it, and what do you need from us?
        suggest:
          - zh: 把成果写成对方能拿去汇报的一页，写明是谁推动的
            en: Put the result on one page they can report with, and say who brought it about
        close:
          - zh: 说好对方哪天向领导汇报，我们配合什么
            en: Agree the day they report upstairs, and what we do for it
    leave_out: [will_buy, terms_agreed, action_plan.price, action_plan.payment_terms]

stop_classes:
  lost_to_competitor: {zh: 输给竞争对手, en: Lost to a competitor}
  no_decision: {zh: 客户迟迟没有决定, en: No decision}
  disqualified: {zh: 不符合我们的条件, en: Disqualified}
  cancelled: {zh: 客户取消了项目, en: Cancelled by the client}
  duplicate: {zh: 重复商机, en: Duplicate}

waits: 2

# What an account''s value is reckoned by; everything left out here is as the method has it.
accounts:
  value_by: revenue               # or contribution, where the cost of orders is recorded
  a_share: 80                     # A accounts bring the first 80 % of it, B the next up to 95 %
  b_share: 95
  groups: {contribution: 40, characteristics: 30, relationship: 30}   # of the large-customer index

# How often a client is seen and called, by its class and by who does it; a visit counts as a call as well.
cadence:
  per_day: 4                      # visits a day has room for
  A:
    sales_rep: {visit: 3/month, call: 2-3/month}
    business_manager: {visit: 1/1-2 months}
    marketing_director: {visit: 1/6 months}
    general_manager: {visit: 1/year}
  B:
    sales_rep: {visit: 2/month, call: 1-2/month}
    business_manager: {visit: 1/2-3 months}
    marketing_director: {visit: 1/6-12 months}
    general_manager: when_needed
  C:
    sales_rep: {visit: 1/month, call: 1/month}
','2026-03-02T04:01:00.000000Z');
CREATE TABLE purchase (
	account VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	ordered_on VARCHAR NOT NULL, 
	amount BIGINT NOT NULL, 
	cost BIGINT, 
	currency VARCHAR NOT NULL, 
	product VARCHAR, 
	note VARCHAR, 
	deal VARCHAR, 
	dropped_at VARCHAR, entered_at VARCHAR, 
	PRIMARY KEY (account, number), 
	FOREIGN KEY(account) REFERENCES account (code), 
	FOREIGN KEY(deal) REFERENCES deal ("key")
);
INSERT INTO "purchase" VALUES('ACME',1,'2026-02-02',120000,NULL,'CNY','belts',NULL,NULL,NULL,NULL);
INSERT INTO "purchase" VALUES('ACME',2,'2026-02-03',30000,NULL,'CNY',NULL,NULL,NULL,'2026-03-02T04:27:00.000000Z',NULL);
CREATE TABLE rate (
	currency VARCHAR NOT NULL, 
	rate VARCHAR NOT NULL, 
	set_on VARCHAR NOT NULL, 
	PRIMARY KEY (currency)
);
CREATE TABLE request (
	id VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	command VARCHAR NOT NULL, 
	result TEXT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE restored (
	id VARCHAR NOT NULL, 
	at VARCHAR NOT NULL, 
	"by" VARCHAR NOT NULL, 
	digest VARCHAR NOT NULL, 
	events INTEGER NOT NULL, 
	PRIMARY KEY (id)
);
ANALYZE "sqlite_master";
INSERT INTO "sqlite_stat1" VALUES('account','account_called','15000 1');
INSERT INTO "sqlite_stat1" VALUES('account','sqlite_autoindex_account_1','15000 1');
INSERT INTO "sqlite_stat1" VALUES('contact','contact_account','20000 2 1');
INSERT INTO "sqlite_stat1" VALUES('contact','contact_left','1000 3');
INSERT INTO "sqlite_stat1" VALUES('contact','sqlite_autoindex_contact_1','20000 1');
INSERT INTO "sqlite_stat1" VALUES('deal','deal_account','100000 7 1');
INSERT INTO "sqlite_stat1" VALUES('deal','deal_follows','5000 1');
INSERT INTO "sqlite_stat1" VALUES('deal','deal_live','20000 5000 140 140 140 140 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1');
INSERT INTO "sqlite_stat1" VALUES('deal','deal_of_owner','100000 500 1');
INSERT INTO "sqlite_stat1" VALUES('deal','deal_owner','100000 500 125');
INSERT INTO "sqlite_stat1" VALUES('deal','deal_review','500 5');
INSERT INTO "sqlite_stat1" VALUES('deal','deal_sorted','100000 1');
INSERT INTO "sqlite_stat1" VALUES('deal','deal_stage','100000 20000 1');
INSERT INTO "sqlite_stat1" VALUES('deal','deal_status','100000 25000 1');
INSERT INTO "sqlite_stat1" VALUES('deal','sqlite_autoindex_deal_1','100000 1');
INSERT INTO "sqlite_stat1" VALUES('event','event_actor','1300000 6000 8');
INSERT INTO "sqlite_stat1" VALUES('event','event_at','1300000 900');
INSERT INTO "sqlite_stat1" VALUES('event','event_request','100000 1');
INSERT INTO "sqlite_stat1" VALUES('event','event_reviewed','10000 10');
INSERT INTO "sqlite_stat1" VALUES('event','event_spoken','30000 2');
INSERT INTO "sqlite_stat1" VALUES('event','sqlite_autoindex_event_1','1300000 10 1');
INSERT INTO "sqlite_stat1" VALUES('person','sqlite_autoindex_person_1','200 1');
INSERT INTO "sqlite_stat1" VALUES('personal','sqlite_autoindex_personal_1','20000 1');
INSERT INTO "sqlite_stat1" VALUES('purchase','purchase_ordered_on','130000 200 1 1');
INSERT INTO "sqlite_stat1" VALUES('purchase','sqlite_autoindex_purchase_1','130000 9 1');
INSERT INTO "sqlite_stat1" VALUES('visit','sqlite_autoindex_visit_1','100000 2 1');
INSERT INTO "sqlite_stat1" VALUES('visit','visit_account','100000 7 7 4 1');
INSERT INTO "sqlite_stat1" VALUES('visit','visit_by','100000 450 3 1 1');
INSERT INTO "sqlite_stat1" VALUES('account','account_merged','300 2');
INSERT INTO "sqlite_stat1" VALUES('restored','sqlite_autoindex_restored_1','2 1');
CREATE TABLE visit (
	subject VARCHAR NOT NULL, 
	seq INTEGER NOT NULL, 
	account VARCHAR, 
	deal VARCHAR, 
	held_on VARCHAR NOT NULL, 
	channel VARCHAR NOT NULL, 
	two_sided INTEGER NOT NULL, 
	"by" VARCHAR NOT NULL, 
	contact VARCHAR, 
	PRIMARY KEY (subject, seq), 
	FOREIGN KEY(account) REFERENCES account (code), 
	FOREIGN KEY(deal) REFERENCES deal ("key")
);
INSERT INTO "visit" VALUES('deal:ACME-1',8,'ACME','ACME-1','2026-03-02','in_person',1,'lin','ACME.1');
INSERT INTO "visit" VALUES('account:ACMET',3,'ACME',NULL,'2026-03-01','in_person',1,'lin','ACMET.1');
CREATE TABLE week (
	user VARCHAR NOT NULL, 
	monday VARCHAR NOT NULL, 
	state TEXT DEFAULT '{}' NOT NULL, 
	version INTEGER NOT NULL, 
	PRIMARY KEY (user, monday)
);
CREATE TABLE working_days (
	country VARCHAR NOT NULL, 
	year INTEGER NOT NULL, 
	days TEXT NOT NULL, provisional INTEGER DEFAULT 0 NOT NULL, 
	PRIMARY KEY (country, year)
);
INSERT INTO "working_days" VALUES('CN',2000,'000111100111110011111001111100111110000011001111100111110011111001111100111110011111001111100111110011111001111100111110000011001111100111110011111001111100111110011111001111100111110011111001111100111110011111001111100111110011111001111100111110011111001111100111110011111000001100111110011111001111100111110011111001111100111110011111001111100111110011111001111100',0);
INSERT INTO "working_days" VALUES('CN',2001,'01111001111100111111111000000011100111110011111001111100111110011111001111100111110011111001111100111110011111001111111100000001111001111100111110011111001111100111110011111001111100111110011111001111100111110011111001111100111110011111001111100111110011111001111100111111100000001111100111110011111001111100111110011111001111100111110011111001111100111110011111111',0);
INSERT INTO "working_days" VALUES('CN',2002,'00010011111001111100111110011111001111111100000001111001111100111110011111001111100111110011111001111100111110011111111100000001110011111001111100111110011111001111100111110011111001111100111110011111001111100111110011111001111100111110011111001111100111110011111001111111100000001111001111100111110011111001111100111110011111001111100111110011111001111100111110011',0);
INSERT INTO "working_days" VALUES('CN',2003,'01100111110011111001111100111110000000111111100111110011111001111100111110011111001111100111110011111001111100111111111100000001100111110011111001111100111110011111001111100111110011111001111100111110011111001111100111110011111001111100111110011111001111100111110011111111100000001110011111001111100111110011111001111100111110011111001111100111110011111001111100111',0);
INSERT INTO "working_days" VALUES('CN',2004,'010011111001111111111000000011001111100111110011111001111100111110011111001111100111110011111001111100111110011111001111100000001111111001111100111110011111001111100111110011111001111100111110011111001111100111110011111001111100111110011111001111100111110011111001111100111100000001111111100111110011111001111100111110011111001111100111110011111001111100111110011111',0);
INSERT INTO "working_days" VALUES('CN',2005,'00011110011111001111100111110011111111100000001110011111001111100111110011111001111100111110011111001111100111110011111100000001111110011111001111100111110011111001111100111110011111001111100111110011111001111100111110011111001111100111110011111001111100111110011111001111100000001111111001111100111110011111001111100111110011111001111100111110011111001111100111111',0);
INSERT INTO "working_days" VALUES('CN',2006,'00011100111110011111001111110000000111111001111100111110011111001111100111110011111001111100111110011111001111100111111100000001111100111110011111001111100111110011111001111100111110011111001111100111110011111001111100111110011111001111100111110011111001111100111110011111100000001111110011111001111100111110011111001111100111110011111001111100111110011111001111111',0);
INSERT INTO "working_days" VALUES('CN',2007,'00011001111100111110011111001111100111110011111100000001111110011111001111100111110011111001111100111110011111001111111100000001111001111100111110011111001111100111110011111001111100111110011111001111100111110011111001111100111110011111001111100111110011111001111100111111100000001111100111110011111001111100111110011111001111100111110011111001111100111110011111100',0);
INSERT INTO "working_days" VALUES('CN',2008,'011100111110011111001111100111111111000000011100111110011111001111100111110011111001111100111100011111001111100111110011100011111100111110011111001111100111110001111001111100111110011111001111100111110011111001111100111110011111001111100111110011111001111100011110011111110000000111110011111001111100111110011111001111100111110011111001111100111110011111001111100111',0);
INSERT INTO "working_days" VALUES('CN',2009,'00011111100111110011111100000001111110011111001111100111110011111001111100111110011111001111100011110011111001111100111100011111001111100111110011100011111100111110011111001111100111110011111001111100111110011111001111100111110011111001111100111110011111001111100111110111100000000110111110011111001111100111110011111001111100111110011111001111100111110011111001111',0);
INSERT INTO "working_days" VALUES('CN',2010,'00011111001111100111110011111001111100111110000000111111100111110011111001111100111110011111000111100111110011111001111100011110011111001111100111110011111001111111000110011111001111100111110011111001111100111110011111001111100111110011111001111100111110011111011100011111100000001101111100111110011111001111100111110011111001111100111110011111001111100111110011111',0);
INSERT INTO "working_days" VALUES('CN',2011,'00011110011111001111100111110111000000011110111110011111001111100111110011111001111100111111000111001111100111110011111000111100111110011111001111100111110001111001111100111110011111001111100111110011111001111100111110011111001111100111110011111001111100011110011111001111100000001111111001111100111110011111001111100111110011111001111100111110011111001111100111111',0);
INSERT INTO "working_days" VALUES('CN',2012,'000111001111100111111000000011111100111110011111001111100111110011111001111100111110011111110001100111110011111001111110001110011111001111100111110011111001111100111110011110001111100111110011111001111100111110011111001111100111110011111001111100111110011111001111100111111000000001111100111110011111001111100111110011111001111100111110011111001111100111110011111001',0);
INSERT INTO "working_days" VALUES('CN',2013,'00011111111001111100111110011111001111100000001111111001111100111110011111001111100111110011100011111100111110011111110001100111110011111001111100111110011111110001100111110011111001111100111110011111001111100111110011111001111100111110011111001111100111110011100011111101100000001111101111100111110011111001111100111110011111001111100111110011111001111100111110011',0);
INSERT INTO "working_days" VALUES('CN',2014,'01100111110011111001111101111100000001101111100111110011111001111100111110011111001111100111110001111001111100111110011100011111100111110011111001111100011110011111001111100111110011111001111100111110011111001111100111110011111001111100111110011111000111100111110011111011100000001111011111001111100111110011111001111100111110011111001111100111110011111001111100111',0);
INSERT INTO "working_days" VALUES('CN',2015,'00011111100111110011111001111100111110011111011100000001111011111001111100111110011111001111100011110011111001111100111100011111001111100111110011111001111100111110011111000111100111110011111001111100111110011111001111100111110011111001111100111000111111001111100111110011100000001110111110011111001111100111110011111001111100111110011111001111100111110011111001111',0);
INSERT INTO "working_days" VALUES('CN',2016,'000111110011111001111100111110011111100000001111110011111001111100111110011111001111100111110001111001111100111110011111000111100111110011111001111100111110011100011111100111110011111001111100111110011111001111100111110011111001111100111110011111001111100111000111111001111100000001111111001111100111110011111001111100111110011111001111100111110011111001111100111110',0);
INSERT INTO "working_days" VALUES('CN',2017,'00111100111110011111011111000000011011111001111100111110011111001111100111110011111001111110001110011111001111100111110001111001111100111110011111100011100111110011111001111100111110011111001111100111110011111001111100111110011111001111100111110011111001111100111110011111100000000111110011111001111100111110011111001111100111110011111001111100111110011111001111100',0);
INSERT INTO "working_days" VALUES('CN',2018,'01111001111100111110011111001111100111110111100000001110111110011111001111100111110011111001110001111110011111001111110001110011111001111100111110011111001111100111110001111001111100111110011111001111100111110011111001111100111110011111001111100111110011111001111100011111100000001111100111110011111001111100111110011111001111100111110011111001111100111110011111100',0);
INSERT INTO "working_days" VALUES('CN',2019,'01110011111001111100111110011111110000000111110011111001111100111110011111001111100111110011110001111100111110011111011100001111110011111001111100111110011110001111100111110011111001111100111110011111001111100111110011111001111100111110011111001111100111100011111001111101100000001111101111100111110011111001111100111110011111001111100111110011111001111100111110011',0);
INSERT INTO "working_days" VALUES('CN',2020,'011001111100111110111110000000000111110011111001111100111110011111001111100111110011111001111100011110011111001111101111100000111101111100111110011111001111100111110011111001110001111110011111001111100111110011111001111100111110011111001111100111110011111001111100111110111100000000110111110011111001111100111110011111001111100111110011111001111100111110011111001111',0);
INSERT INTO "working_days" VALUES('CN',2021,'00011111001111100111110011111001111101111000000011101111100111110011111001111100111110011111000111100111110011111011111100000111011111001111100111110011111001111100011110011111001111100111110011111001111100111110011111001111100111110011111001111100111110011111100011101111100000001101111100111110011111001111100111110011111001111100111110011111001111100111110011111',0);
INSERT INTO "working_days" VALUES('CN',2022,'00011110011111001111100111111100000001111100111110011111001111100111110011111001111100111111000111001111100111110111111000001110111110011111001111100111100011111001111100111110011111001111100111110011111001111100111110011111001111100111110011111001111100011110011111001111100000001111111001111100111110011111001111100111110011111001111100111110011111001111100111110',0);
INSERT INTO "working_days" VALUES('CN',2023,'00111100111110011111000000011111110011111001111100111110011111001111100111110011111001111100110110011111001111101111110000011101111100111110011111001111100111110011111001110001111110011111001111100111110011111001111100111110011111001111100111110011111001111100111110011110000000011111110011111001111100111110011111001111100111110011111001111100111110011111001111100',0);
INSERT INTO "working_days" VALUES('CN',2024,'011110011111001111100111110011111011111100000000111111001111100111110011111001111100111110011100011111100111110011111011100000111111011111001111100111110011111000111100111110011111001111100111110011111001111100111110011111001111100111110011111001111100111111000111001111101100000001111101111100111110011111001111100111110011111001111100111110011111001111100111110011',0);
INSERT INTO "working_days" VALUES('CN',2025,'01100111110011111001111101100000000111101111100111110011111001111100111110011111001111100111100011111001111100111110111100000111100111110011111001111100011110011111001111100111110011111001111100111110011111001111100111110011111001111100111110011111001111100111110011111011100000000111011111001111100111110011111001111100111110011111001111100111110011111001111100111',0);
INSERT INTO "working_days" VALUES('CN',2026,'00011111100111110011111001111100111110011111100000000011111011111001111100111110011111001111100011110011111001111100111100000111101111100111110011111001111100111110011110001111100111110011111001111100111110011111001111100111110011111001111100111110011111001111101111100011100000001110111110011111001111100111110011111001111100111110011111001111100111110011111001111',0);
INSERT INTO "working_days" VALUES('CN',2027,'00011111001111100111110011111001111000000110011111001111100111110011111001111100111110011111000111100111110011111001111100001110011111001111100111110011111001101100111110011111001111100111110011111001111100111110011111001111100111110011111001111100111110011011001111100111100000111001111100111110011111001111100111110011111001111100111110011111001111100111110011111',1);
CREATE TABLE workspace (
	id INTEGER NOT NULL, 
	time_zone VARCHAR NOT NULL, 
	country VARCHAR NOT NULL, 
	currency VARCHAR NOT NULL, 
	created_at VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT workspace_only_one CHECK (id = 1)
);
INSERT INTO "workspace" VALUES(1,'Asia/Shanghai','CN','CNY','2026-03-02T04:01:00.000000Z');
CREATE INDEX deal_owner ON deal (owner, status);
CREATE INDEX external_subject ON external (subject);
CREATE INDEX visit_account ON visit (account, two_sided, channel, held_on);
CREATE INDEX event_at ON event (at);
CREATE INDEX event_request ON event (request) WHERE request IS NOT NULL;
CREATE TRIGGER event_never_changed BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER event_never_deleted BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER event_never_replaced BEFORE INSERT ON event WHEN EXISTS (SELECT 1 FROM event WHERE (subject = NEW.subject AND seq = NEW.seq) OR position = NEW.position) BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE INDEX deal_account ON deal (account, sort_key);
CREATE INDEX purchase_ordered_on ON purchase (ordered_on, account, number);
CREATE INDEX visit_by ON visit ("by", held_on, subject, seq);
CREATE INDEX deal_sorted ON deal (sort_key);
CREATE INDEX deal_of_owner ON deal (owner, sort_key);
CREATE INDEX deal_stage ON deal (stage, sort_key);
CREATE INDEX deal_status ON deal (status, sort_key);
CREATE INDEX account_called ON account (called);
CREATE INDEX contact_account ON contact (account, number);
CREATE INDEX event_actor ON event (actor, at);
CREATE INDEX deal_live ON deal (stage, stage_since, playbook, playbook_version, status, "key", currency, amount, behaviour, waiting_until, last_contact, next_on, next_contact, close_date, close_pushed, pushed_idle, unsure, unsure_since, fresh_until, oldest_yes, account, promise_on, due_on, trouble_since, review_due, entered_by, opened_at, owner) WHERE status IN ('open', 'won');
CREATE INDEX deal_follows ON deal (follows) WHERE follows IS NOT NULL;
CREATE INDEX deal_review ON deal (review_due) WHERE review_due IS NOT NULL;
CREATE INDEX contact_left ON contact (left_on) WHERE left_on IS NOT NULL;
CREATE INDEX event_reviewed ON event (at) WHERE kind IN ('review', 'review_done', 'undo');
CREATE INDEX event_spoken ON event (subject) WHERE kind IN ('step', 'promise');
CREATE INDEX account_merged ON account (merged_into) WHERE merged_into IS NOT NULL;
COMMIT;
