BEGIN TRANSACTION;
CREATE TABLE account (
	code VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	deciders_changed_on VARCHAR, 
	version INTEGER NOT NULL, abc VARCHAR, abc_by VARCHAR, sheets TEXT DEFAULT '{}' NOT NULL, place VARCHAR, 
	PRIMARY KEY (code)
);
INSERT INTO "account" VALUES('ACME','Acme Steel',NULL,3,'A','hand','{}',NULL);
INSERT INTO "account" VALUES('HUAXIN','华新精密','2026-01-01',2,NULL,NULL,'{}',NULL);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0003');
CREATE TABLE contact (
	"key" VARCHAR NOT NULL, 
	account VARCHAR NOT NULL, 
	part VARCHAR NOT NULL, 
	style VARCHAR, 
	since VARCHAR NOT NULL, 
	left_on VARCHAR, 
	sealed VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	PRIMARY KEY ("key"), 
	FOREIGN KEY(account) REFERENCES account (code)
);
INSERT INTO "contact" VALUES('ACME.1','ACME','user',NULL,'2026-01-01',NULL,'00c0e653d6c4c5c5e61f14cfa2389ffec6c9197fb84f1dc253124d33a0e8dba0',1);
INSERT INTO "contact" VALUES('HUAXIN.1','HUAXIN','decider',NULL,'2026-01-01',NULL,'d5ddf13a8c9781e19db8e22dd78e5177a46a3998327bee952bac41f06c5b8bef',1);
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
	state TEXT NOT NULL, follows VARCHAR, 
	PRIMARY KEY ("key"), 
	FOREIGN KEY(account) REFERENCES account (code)
);
INSERT INTO "deal" VALUES('ACME-1','Line 3','ACME','lin','small',1,'expand','open',1,NULL,NULL,NULL,'[]',48000000,'CNY',NULL,'2026-11-21T01:14:00.000000Z','advance',NULL,'2026-11-21T01:07:00.000000Z','2027-01-31',NULL,NULL,NULL,'2026-11-21',NULL,NULL,10,'{"account":"ACME","amount":48000000,"answers":{"needs_known":{"answer":"yes","at":"2026-11-21T01:13:00.000000Z","by":"lin","contact":"ACME.1","evidence":"they said so","kind":"client_said","on":"2026-11-21","point":"needs_known","stale":false},"will_buy":{"answer":"unsure","at":"2026-11-22T05:22:46.131337Z","by":"lin","contact":null,"evidence":"the board meets in January","kind":"event_held","on":"2026-11-20","point":"will_buy","stale":false}},"behaviour":null,"close_date":"2027-01-31","close_pushed":2,"closing":null,"currency":"CNY","follows":null,"items":[],"key":"ACME-1","last_at":"2026-11-22T05:23:47.358971Z","last_contact":"2026-11-21","next_step":null,"opened_at":"2026-11-21T01:07:00.000000Z","owner":"lin","playbook":"small","playbook_version":1,"promises":[],"status":"open","stay":{"by":"advance","number":2,"owners":["lin"],"since":"2026-11-21T01:14:00.000000Z","stage":"expand"},"title":"Line 3","unproven":[],"version":10,"visits":[{"by":"lin","channel":"in_person","contact":"ACME.1","diary":{"gained":null,"handled":null,"improve":null,"insight":null,"lost":null,"opinions":null},"interest":[],"on":"2026-11-18","others":[],"summary":"走访产线 walked the line","two_sided":true}],"wait":null,"waivers":[],"won_at":null,"worksheets":{"action_plan":{"complete":8,"fields":{"steps":[{"by":"client","due":"2026-11-20","step":"board paper"}]},"figures":{"both_sides":"no","client_steps":1,"next_due":"2026-11-20","steps_open":1}},"complaints":{"complete":15,"fields":{"complaints":[{"complaint":"late parts","kind":"late_delivery","raised_on":"2026-11-16"}]},"figures":{"complaints_open":1,"complaints_total":1,"next_step":"listened_on","next_step_due":"2026-11-17","oldest_open":"2026-11-16","recovered":0,"repeated":0}}}}',NULL);
INSERT INTO "deal" VALUES('D-1','来电咨询','HUAXIN','lin','small',1,'understand','open',0,NULL,NULL,NULL,'[]',NULL,'CNY',NULL,'2026-11-21T01:08:00.000000Z','new',NULL,'2026-11-21T01:08:00.000000Z',NULL,NULL,NULL,NULL,'2026-11-19',NULL,NULL,4,'{"account":"HUAXIN","amount":null,"answers":{},"behaviour":null,"close_date":null,"close_pushed":0,"closing":null,"currency":"CNY","follows":null,"items":[],"key":"D-1","last_at":"2026-11-21T01:12:00.000000Z","last_contact":"2026-11-19","next_step":null,"opened_at":"2026-11-21T01:08:00.000000Z","owner":"lin","playbook":"small","playbook_version":1,"promises":[],"status":"open","stay":{"by":"new","number":1,"owners":["lin"],"since":"2026-11-21T01:08:00.000000Z","stage":"understand"},"title":"来电咨询","unproven":[],"version":4,"visits":[{"by":"lin","channel":"in_person","contact":null,"diary":{"gained":null,"handled":null,"improve":null,"insight":null,"lost":null,"opinions":null},"interest":[],"on":"2026-11-19","others":[],"summary":"电话里聊了聊","two_sided":true},{"by":"mei","channel":"in_person","contact":"HUAXIN.1","diary":{"gained":null,"handled":null,"improve":null,"insight":null,"lost":null,"opinions":null},"interest":[],"on":"2026-11-21","others":[],"summary":"no reply","two_sided":false}],"wait":null,"waivers":[],"won_at":null,"worksheets":{}}',NULL);
CREATE TABLE event (
	subject VARCHAR NOT NULL, 
	seq INTEGER NOT NULL, 
	at VARCHAR, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	data TEXT NOT NULL, 
	request VARCHAR, 
	hash VARCHAR NOT NULL, 
	PRIMARY KEY (subject, seq)
);
INSERT INTO "event" VALUES('person:wei',1,'2026-11-21T01:00:00.000000Z','2026-11-21T01:00:00.000000Z','wei','new','{"name":"wei","role":"admin","team":null}',NULL,'c7107ef16dee8e2ca940f939944e660f7ecb0344a00dc3df5f84b526b15038fa');
INSERT INTO "event" VALUES('playbook:small',1,'2026-11-21T01:00:00.000000Z','2026-11-21T01:00:00.000000Z','wei','install','{"digest":"8d548e8941dd88ed4b331d728d44c21553f6307cb96733a3624fd27c2fc7c52f","version":1}',NULL,'bcc9044670213c97b59a989d95919fcba78682e046c2609f35beb3ccf609b8c4');
INSERT INTO "event" VALUES('person:mei',1,'2026-11-21T01:01:00.000000Z','2026-11-21T01:01:00.000000Z','wei','new','{"name":"mei","role":"coach","team":"east"}',NULL,'4bc897ee1dbca7161b037f19bbf974524b5f5d92084cd3eb83d096717bba413e');
INSERT INTO "event" VALUES('person:lin',1,'2026-11-21T01:02:00.000000Z','2026-11-21T01:02:00.000000Z','wei','new','{"name":"lin","role":"rep","team":"east"}',NULL,'d53aa9c754e47cc09b65070915fdfffaf78e72a3418126f5184577c0fab42353');
INSERT INTO "event" VALUES('account:ACME',1,'2026-11-21T01:03:00.000000Z','2026-11-21T01:03:00.000000Z','wei','new','{"code":"ACME","name":"Acme Steel"}',NULL,'f598f6d40d5623661cd91fb85e0436b7ddd3053b3d62cecdee8da74ec0f670b4');
INSERT INTO "event" VALUES('account:HUAXIN',1,'2026-11-21T01:04:00.000000Z','2026-11-21T01:04:00.000000Z','wei','new','{"code":"HUAXIN","name":"华新精密"}',NULL,'5c025389fec6ee570c25fc088f9e7450622615f9ab2965845cd2c3eb963be02a');
INSERT INTO "event" VALUES('contact:ACME.1',1,'2026-11-21T01:05:00.000000Z','2026-11-21T01:05:00.000000Z','wei','new','{"account":"ACME","part":"user","sealed":"00c0e653d6c4c5c5e61f14cfa2389ffec6c9197fb84f1dc253124d33a0e8dba0","since":"2026-01-01","style":null}',NULL,'929d2fe1d202dd438b545c480b6437319956f7bb9cb19c56ead572a201fe4769');
INSERT INTO "event" VALUES('contact:HUAXIN.1',1,'2026-11-21T01:06:00.000000Z','2026-11-21T01:06:00.000000Z','wei','new','{"account":"HUAXIN","part":"decider","sealed":"d5ddf13a8c9781e19db8e22dd78e5177a46a3998327bee952bac41f06c5b8bef","since":"2026-01-01","style":null}',NULL,'81c407a12fa60bf03b7141090bb4b1d032d0876100bb572c56040a1b2449182f');
INSERT INTO "event" VALUES('account:HUAXIN',2,'2026-11-21T01:06:00.000000Z','2026-11-21T01:06:00.000000Z','wei','deciders','{"on":"2026-01-01"}',NULL,'7b5703c14a6da6902e24a57d40fc44ece26dae4fec1668f148d9f28d30fbef8d');
INSERT INTO "event" VALUES('deal:ACME-1',1,'2026-11-21T01:07:00.000000Z','2026-11-21T01:07:00.000000Z','lin','new','{"account":"ACME","amount":48000000,"behaviour":null,"close_date":null,"currency":"CNY","follows":null,"owner":"lin","playbook":"small","playbook_version":1,"stage":"understand","stage_title":{"en":"good","zh":"好"},"status":"open","title":"Line 3"}',NULL,'279c4cf6d102cac0d7ea8f7b1e09d26848b43c4f4f2d602ed3fcff78cf7ab0bd');
INSERT INTO "event" VALUES('deal:D-1',1,'2026-11-21T01:08:00.000000Z','2026-11-21T01:08:00.000000Z','lin','new','{"account":null,"amount":null,"behaviour":null,"close_date":null,"currency":"CNY","follows":null,"owner":"lin","playbook":"small","playbook_version":1,"stage":"understand","stage_title":{"en":"good","zh":"好"},"status":"open","title":"来电咨询"}',NULL,'7a66d8cc222159791e57f7b0ade7a27166ed12e05effb4a704e7370fbcb703c0');
INSERT INTO "event" VALUES('deal:ACME-1',2,'2026-11-21T01:09:00.000000Z','2026-11-21T01:09:00.000000Z','lin','visit','{"contact":"ACME.1","on":"2026-11-18","summary":"走访产线 walked the line","two_sided":true}',NULL,'f3056e9b2fc691aae82a130c2ba662a5e622060bf4d9eb50df376789bb0491aa');
INSERT INTO "event" VALUES('deal:D-1',2,'2026-11-21T01:10:00.000000Z','2026-11-21T01:10:00.000000Z','lin','visit','{"contact":null,"on":"2026-11-19","summary":"电话里聊了聊","two_sided":true}',NULL,'de48575b4c8b1233c99aac1f617a8d4f17b9e20f39ab545f66149eee7958f25c');
INSERT INTO "event" VALUES('deal:D-1',3,'2026-11-21T01:11:00.000000Z','2026-11-21T01:11:00.000000Z','lin','set','{"fields":{"account":"HUAXIN"}}',NULL,'8e41b8289199efb970f6b195fa933a568d94ac1f81dd8599e0a4417323a05082');
INSERT INTO "event" VALUES('deal:D-1',4,'2026-11-21T01:12:00.000000Z','2026-11-21T01:12:00.000000Z','mei','visit','{"contact":"HUAXIN.1","on":"2026-11-21","summary":"no reply","two_sided":false}',NULL,'467132bcf22e5bf8d01e2a8ff2930a0f27b89b0bb5ae330320cc79434647840f');
INSERT INTO "event" VALUES('deal:ACME-1',3,'2026-11-21T01:13:00.000000Z','2026-11-21T01:13:00.000000Z','lin','answer','{"answer":"yes","contact":"ACME.1","evidence":"they said so","kind":"client_said","on":"2026-11-21","point":"needs_known"}',NULL,'b6242ea9c469d01c7e55c727cef062de1af8b1d5594c553310a3140be3fadf11');
INSERT INTO "event" VALUES('deal:ACME-1',4,'2026-11-21T01:14:00.000000Z','2026-11-21T01:14:00.000000Z','lin','advance','{"from":"understand","inputs":{"account_class":null,"contacts":[["ACME.1","user",null,"2026-01-01",null]],"currency":"CNY","deciders_changed_on":null,"rates":{},"today":"2026-11-21"},"outcome":{"en":"good","zh":"好"},"proven":true,"status":"open","to":"expand","to_title":{"en":"good","zh":"好"},"verdict":{"decision:needs_known":"met","visit:two_sided":"met"}}',NULL,'528e8a38228fd37836f13055242d55ed830ce3a24c284ac7930b8b418f2a2c38');
INSERT INTO "event" VALUES('account:ACME',2,'2026-04-30T16:00:00.000000Z','2026-11-21T01:15:00.000000Z','lin','order','{"amount":12000000,"cost":null,"currency":"CNY","deal":null,"note":null,"number":1,"on":"2026-05-01","product":null}',NULL,'391571daebea104d39d619e56de9e4a7411977d62ce2662d221c4bfa782d7376');
INSERT INTO "event" VALUES('account:ACME',3,'2026-11-21T01:16:00.000000Z','2026-11-21T01:16:00.000000Z','lin','edit','{"abc":"A"}',NULL,'cea1665aaf329a44c49ff5eb0d3b92072191ecda6dc11727af347c6d282164ed');
INSERT INTO "event" VALUES('deal:ACME-1',5,'2026-11-22T05:22:45.989631Z','2026-11-22T05:22:45.989631Z','lin','set','{"fields":{"close_date":"2026-12-10"}}',NULL,'64d66d41d9aea3fd4e26a1ef48408c7dd99e57e6421b92e246eb239eba26aaa1');
INSERT INTO "event" VALUES('deal:ACME-1',6,'2026-11-22T05:22:46.062372Z','2026-11-22T05:22:46.062372Z','lin','set','{"fields":{"close_date":"2026-12-24"}}',NULL,'4825f0ff9bf567271ce80fc014d68dd864c5cbd19905c7143c524618bb9af9a8');
INSERT INTO "event" VALUES('deal:ACME-1',7,'2026-11-22T05:22:46.131337Z','2026-11-22T05:22:46.131337Z','lin','answer','{"answer":"unsure","contact":null,"evidence":"the board meets in January","kind":"event_held","on":"2026-11-20","point":"will_buy"}',NULL,'a528c41db2280663d8f57536377d53db7be455bceb261eccf013b7c82f84f41f');
INSERT INTO "event" VALUES('deal:ACME-1',8,'2026-11-22T05:22:46.201215Z','2026-11-22T05:22:46.201215Z','lin','set','{"fields":{"close_date":"2027-01-31"}}',NULL,'d709bf01b9cc70087dd59431fc3314e16c520af8b36c21505a3e7f6a18a592ac');
INSERT INTO "event" VALUES('deal:ACME-1',9,'2026-11-22T05:23:03.874844Z','2026-11-22T05:23:03.874844Z','lin','fill','{"complete":8,"fields":{"steps":[{"by":"client","due":"2026-11-20","step":"board paper"}]},"figures":{"both_sides":"no","client_steps":1,"next_due":"2026-11-20","steps_open":1},"follow_on":null,"settles":{},"worksheet":"action_plan"}',NULL,'12c71ff4650e1f5843cd6015cd26ef093620044cabb3c59517df7b0b6191124c');
INSERT INTO "event" VALUES('deal:ACME-1',10,'2026-11-22T05:23:47.358971Z','2026-11-22T05:23:47.358971Z','lin','fill','{"complete":15,"fields":{"complaints":[{"complaint":"late parts","kind":"late_delivery","raised_on":"2026-11-16"}]},"figures":{"complaints_open":1,"complaints_total":1,"next_step":"listened_on","next_step_due":"2026-11-17","oldest_open":"2026-11-16","recovered":0,"repeated":0},"follow_on":null,"settles":{},"worksheet":"complaints"}',NULL,'013cc69357358f67d18c496221646c842c28ea67e114b9f385be843106628f35');
CREATE TABLE external (
	source VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	digest VARCHAR NOT NULL, 
	PRIMARY KEY (source, id)
);
CREATE TABLE person (
	user VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	role VARCHAR NOT NULL, 
	team VARCHAR, 
	left_on VARCHAR, 
	version INTEGER NOT NULL, position VARCHAR, 
	PRIMARY KEY (user)
);
INSERT INTO "person" VALUES('wei','wei','admin',NULL,NULL,1,NULL);
INSERT INTO "person" VALUES('mei','mei','coach','east',NULL,1,NULL);
INSERT INTO "person" VALUES('lin','lin','rep','east',NULL,1,NULL);
CREATE TABLE personal (
	digest VARCHAR NOT NULL, 
	salt VARCHAR NOT NULL, 
	data TEXT, 
	PRIMARY KEY (digest)
);
INSERT INTO "personal" VALUES('00c0e653d6c4c5c5e61f14cfa2389ffec6c9197fb84f1dc253124d33a0e8dba0','01284a065bd2a25a9b37a6fadabf7ea8','{"name":"Gao Yan"}');
INSERT INTO "personal" VALUES('d5ddf13a8c9781e19db8e22dd78e5177a46a3998327bee952bac41f06c5b8bef','70d196c4091e538816f552f401bffa9c','{"name":"吴斌"}');
CREATE TABLE playbook (
	id VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	digest VARCHAR NOT NULL, 
	parsed TEXT NOT NULL, 
	source TEXT NOT NULL, 
	installed_at VARCHAR NOT NULL, 
	PRIMARY KEY (id, version)
);
INSERT INTO "playbook" VALUES('small',1,'8d548e8941dd88ed4b331d728d44c21553f6307cb96733a3624fd27c2fc7c52f','{"accounts":{},"behaviours":{"profit":{"title":{"en":"good","zh":"好"},"wants":{"en":"good","zh":"好"},"wrong_card":{"en":"good","zh":"好"}},"project":{"title":{"en":"good","zh":"好"},"wants":{"en":"good","zh":"好"},"wrong_card":{"en":"good","zh":"好"}},"relationship":{"title":{"en":"good","zh":"好"},"wants":{"en":"good","zh":"好"},"wrong_card":{"en":"good","zh":"好"}}},"parts":{},"playbook":"small","stages":[{"checklist":[],"focus":{"en":"good","zh":"好"},"gate":[{"ask":{"en":"good","zh":"好"},"decision":"needs_known","id":"decision:needs_known","title":{"en":"good","zh":"好"},"valid_for":30,"waivable":true},{"id":"visit:two_sided","title":{"en":"good","zh":"好"},"visit":"two_sided","waivable":true}],"id":"understand","label":{"en":"good","zh":"好"},"limits":{"critical":35,"quiet":10,"warn":20},"objectives":{"client":{"en":"good","zh":"好"},"competitors":{"en":"good","zh":"好"},"own_team":{"en":"good","zh":"好"}},"outcome":{"en":"good","zh":"好"},"question":{"en":"good","zh":"好"},"status":"open","stuck":{"en":"good","zh":"好"},"title":{"en":"good","zh":"好"},"visit":{"ask":[],"close":[],"kit":[],"objections":[],"open":[],"prepare":[],"suggest":[]},"worksheets":[]},{"checklist":[],"focus":{"en":"good","zh":"好"},"gate":[{"ask":{"en":"good","zh":"好"},"decision":"will_buy","id":"decision:will_buy","title":{"en":"good","zh":"好"},"waivable":true}],"id":"expand","label":{"en":"good","zh":"好"},"limits":{"critical":35,"quiet":10,"warn":20},"objectives":{"client":{"en":"good","zh":"好"},"competitors":{"en":"good","zh":"好"},"own_team":{"en":"good","zh":"好"}},"outcome":{"en":"good","zh":"好"},"question":{"en":"good","zh":"好"},"status":"open","stuck":{"en":"good","zh":"好"},"title":{"en":"good","zh":"好"},"visit":{"ask":[],"close":[],"kit":[],"objections":[],"open":[],"prepare":[],"suggest":[]},"worksheets":[]}],"stop_classes":{"cancelled":{"en":"cancelled by the client","zh":"客户取消项目"},"disqualified":{"en":"disqualified","zh":"不符合我们的条件"},"duplicate":{"en":"duplicate","zh":"重复商机"},"lost_to_competitor":{"en":"lost to a competitor","zh":"输给竞争对手"},"no_decision":{"en":"no decision","zh":"客户没有做决定"}},"styles":{},"templates":{},"title":{"en":"good","zh":"好"},"version":1,"waits":2}','{"playbook": "small", "version": 1, "title": {"zh": "\u597d", "en": "good"}, "stages": [{"status": "open", "title": {"zh": "\u597d", "en": "good"}, "focus": {"zh": "\u597d", "en": "good"}, "question": {"zh": "\u597d", "en": "good"}, "outcome": {"zh": "\u597d", "en": "good"}, "stuck": {"zh": "\u597d", "en": "good"}, "objectives": {"client": {"zh": "\u597d", "en": "good"}, "own_team": {"zh": "\u597d", "en": "good"}, "competitors": {"zh": "\u597d", "en": "good"}}, "limits": {"warn": "20d", "critical": "35d", "quiet": "10d"}, "id": "understand", "gate": [{"title": {"zh": "\u597d", "en": "good"}, "ask": {"zh": "\u597d", "en": "good"}, "decision": "needs_known", "valid_for": "30d"}, {"title": {"zh": "\u597d", "en": "good"}, "visit": "two_sided"}], "checklist": []}, {"status": "open", "title": {"zh": "\u597d", "en": "good"}, "focus": {"zh": "\u597d", "en": "good"}, "question": {"zh": "\u597d", "en": "good"}, "outcome": {"zh": "\u597d", "en": "good"}, "stuck": {"zh": "\u597d", "en": "good"}, "objectives": {"client": {"zh": "\u597d", "en": "good"}, "own_team": {"zh": "\u597d", "en": "good"}, "competitors": {"zh": "\u597d", "en": "good"}}, "limits": {"warn": "20d", "critical": "35d", "quiet": "10d"}, "id": "expand", "gate": [{"title": {"zh": "\u597d", "en": "good"}, "ask": {"zh": "\u597d", "en": "good"}, "decision": "will_buy"}], "checklist": []}], "behaviours": {"project": {"title": {"zh": "\u597d", "en": "good"}, "wants": {"zh": "\u597d", "en": "good"}, "wrong_card": {"zh": "\u597d", "en": "good"}}, "relationship": {"title": {"zh": "\u597d", "en": "good"}, "wants": {"zh": "\u597d", "en": "good"}, "wrong_card": {"zh": "\u597d", "en": "good"}}, "profit": {"title": {"zh": "\u597d", "en": "good"}, "wants": {"zh": "\u597d", "en": "good"}, "wrong_card": {"zh": "\u597d", "en": "good"}}}}','2026-11-21T01:00:00.000000Z');
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
	dropped_at VARCHAR, 
	PRIMARY KEY (account, number), 
	FOREIGN KEY(account) REFERENCES account (code), 
	FOREIGN KEY(deal) REFERENCES deal ("key")
);
INSERT INTO "purchase" VALUES('ACME',1,'2026-05-01',12000000,NULL,'CNY',NULL,NULL,NULL,NULL);
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
INSERT INTO "visit" VALUES('deal:ACME-1',2,'ACME','ACME-1','2026-11-18','in_person',1,'lin','ACME.1');
INSERT INTO "visit" VALUES('deal:D-1',2,'HUAXIN','D-1','2026-11-19','in_person',1,'lin',NULL);
INSERT INTO "visit" VALUES('deal:D-1',4,'HUAXIN','D-1','2026-11-21','in_person',0,'mei','HUAXIN.1');
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
INSERT INTO "workspace" VALUES(1,'Asia/Shanghai','CN','CNY','2026-11-21T01:00:00.000000Z');
CREATE INDEX deal_owner ON deal (owner, status);
CREATE INDEX deal_account ON deal (account);
CREATE INDEX deal_live ON deal (stage, stage_since) WHERE status IN ('open', 'won');
CREATE INDEX event_at ON event (at);
CREATE INDEX event_request ON event (request) WHERE request IS NOT NULL;
CREATE INDEX external_subject ON external (subject);
CREATE TRIGGER event_never_changed BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER event_never_deleted BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER event_never_replaced BEFORE INSERT ON event WHEN EXISTS (SELECT 1 FROM event WHERE subject = NEW.subject AND seq = NEW.seq) BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE INDEX purchase_ordered_on ON purchase (ordered_on);
CREATE INDEX deal_follows ON deal (follows);
CREATE INDEX visit_account ON visit (account, two_sided, channel, held_on);
CREATE INDEX visit_by ON visit ("by", held_on);
COMMIT;
