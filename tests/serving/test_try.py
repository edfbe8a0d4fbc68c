import os, time
from served import serving
def test_shots(work, sit, axe, database):
    work.ok("contact add 'Lin Ma' --account HNJG --part decider --since 2026-01-05")
    for i,(st) in enumerate(["Coating line","Spare parts contract","A very long title that goes on and on to see what becomes of it on a narrow tile"]):
        work.ok(f"new '{st}' --account HNJG --amount {120000*(i+1)} --currency {'USD' if i==1 else 'CNY'}", by="bo")
    if database!="sqlite": return
    out="/tmp/w/dk/shots"; os.makedirs(out,exist_ok=True)
    def shot(b,n):
        size=b.execute_script("return [document.documentElement.scrollWidth, document.documentElement.scrollHeight, innerWidth]")
        print(n,size, axe())
        import base64
        d=b.execute_cdp_cmd("Page.captureScreenshot",{"captureBeyondViewport":True,"clip":{"x":0,"y":0,"width":size[2],"height":min(size[1],3000),"scale":1}})
        open(f"{out}/{n}.png","wb").write(base64.b64decode(d["data"]))
    for lang in ("en","zh"):
        for w in (1280,390):
            for name,path in (("board","/"),("deal","/deals/ACME-1"),("new","/new"),("found","/find?deal=li"),("past","/deals/ACME-1?as_of=2026-03-01")):
                shot(sit("wei",path,width=w,lang=lang), f"{name}-{lang}-{w}")
    shot(sit("wei","/deals/ACME-1",dark=True),"deal-dark")
    shot(sit("wei","/",dark=True),"board-dark")
