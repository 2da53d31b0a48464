var st=globalThis,St=e=>e,Ce=st.trustedTypes,Pt=Ce?Ce.createPolicy("lit-html",{createHTML:e=>e}):void 0,nt="$lit$",B=`lit$${Math.random().toFixed(9).slice(2)}$`,rt="?"+B,Is=`<${rt}>`,se=document,ve=()=>se.createComment(""),ye=e=>e===null||typeof e!="object"&&typeof e!="function",ot=Array.isArray,Ht=e=>ot(e)||typeof e?.[Symbol.iterator]=="function",tt=`[ 	
\f\r]`,be=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Ct=/-->/g,qt=/>/g,ee=RegExp(`>|${tt}(?:([^\\s"'>=/]+)(${tt}*=${tt}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Mt=/'/g,Ot=/"/g,It=/^(?:script|style|textarea|title)$/i,at=e=>(t,...s)=>({_$litType$:e,strings:t,values:s}),l=at(1),it=at(2),sr=at(3),S=Symbol.for("lit-noChange"),m=Symbol.for("lit-nothing"),Nt=new WeakMap,te=se.createTreeWalker(se,129);function Lt(e,t){if(!ot(e)||!e.hasOwnProperty("raw"))throw Error("invalid template strings array");return Pt!==void 0?Pt.createHTML(t):t}var Vt=(e,t)=>{let s=e.length-1,n=[],o,a=t===2?"<svg>":t===3?"<math>":"",i=be;for(let c=0;c<s;c++){let d=e[c],p,f,h=-1,w=0;for(;w<d.length&&(i.lastIndex=w,f=i.exec(d),f!==null);)w=i.lastIndex,i===be?f[1]==="!--"?i=Ct:f[1]!==void 0?i=qt:f[2]!==void 0?(It.test(f[2])&&(o=RegExp("</"+f[2],"g")),i=ee):f[3]!==void 0&&(i=ee):i===ee?f[0]===">"?(i=o??be,h=-1):f[1]===void 0?h=-2:(h=i.lastIndex-f[2].length,p=f[1],i=f[3]===void 0?ee:f[3]==='"'?Ot:Mt):i===Ot||i===Mt?i=ee:i===Ct||i===qt?i=be:(i=ee,o=void 0);let v=i===ee&&e[c+1].startsWith("/>")?" ":"";a+=i===be?d+Is:h>=0?(n.push(p),d.slice(0,h)+nt+d.slice(h)+B+v):d+B+(h===-2?c:v)}return[Lt(e,a+(e[s]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),n]},we=class e{constructor({strings:t,_$litType$:s},n){let o;this.parts=[];let a=0,i=0,c=t.length-1,d=this.parts,[p,f]=Vt(t,s);if(this.el=e.createElement(p,n),te.currentNode=this.el.content,s===2||s===3){let h=this.el.content.firstChild;h.replaceWith(...h.childNodes)}for(;(o=te.nextNode())!==null&&d.length<c;){if(o.nodeType===1){if(o.hasAttributes())for(let h of o.getAttributeNames())if(h.endsWith(nt)){let w=f[i++],v=o.getAttribute(h).split(B),T=/([.?@])?(.*)/.exec(w);d.push({type:1,index:a,name:T[2],strings:v,ctor:T[1]==="."?Me:T[1]==="?"?Oe:T[1]==="@"?Ne:re}),o.removeAttribute(h)}else h.startsWith(B)&&(d.push({type:6,index:a}),o.removeAttribute(h));if(It.test(o.tagName)){let h=o.textContent.split(B),w=h.length-1;if(w>0){o.textContent=Ce?Ce.emptyScript:"";for(let v=0;v<w;v++)o.append(h[v],ve()),te.nextNode(),d.push({type:2,index:++a});o.append(h[w],ve())}}}else if(o.nodeType===8)if(o.data===rt)d.push({type:2,index:a});else{let h=-1;for(;(h=o.data.indexOf(B,h+1))!==-1;)d.push({type:7,index:a}),h+=B.length-1}a++}}static createElement(t,s){let n=se.createElement("template");return n.innerHTML=t,n}};function ne(e,t,s=e,n){if(t===S)return t;let o=n!==void 0?s._$Co?.[n]:s._$Cl,a=ye(t)?void 0:t._$litDirective$;return o?.constructor!==a&&(o?._$AO?.(!1),a===void 0?o=void 0:(o=new a(e),o._$AT(e,s,n)),n!==void 0?(s._$Co??=[])[n]=o:s._$Cl=o),o!==void 0&&(t=ne(e,o._$AS(e,t.values),o,n)),t}var qe=class{constructor(t,s){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=s}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){let{el:{content:s},parts:n}=this._$AD,o=(t?.creationScope??se).importNode(s,!0);te.currentNode=o;let a=te.nextNode(),i=0,c=0,d=n[0];for(;d!==void 0;){if(i===d.index){let p;d.type===2?p=new ue(a,a.nextSibling,this,t):d.type===1?p=new d.ctor(a,d.name,d.strings,this,t):d.type===6&&(p=new He(a,this,t)),this._$AV.push(p),d=n[++c]}i!==d?.index&&(a=te.nextNode(),i++)}return te.currentNode=se,o}p(t){let s=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(t,n,s),s+=n.strings.length-2):n._$AI(t[s])),s++}},ue=class e{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,s,n,o){this.type=2,this._$AH=m,this._$AN=void 0,this._$AA=t,this._$AB=s,this._$AM=n,this.options=o,this._$Cv=o?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode,s=this._$AM;return s!==void 0&&t?.nodeType===11&&(t=s.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,s=this){t=ne(this,t,s),ye(t)?t===m||t==null||t===""?(this._$AH!==m&&this._$AR(),this._$AH=m):t!==this._$AH&&t!==S&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):Ht(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==m&&ye(this._$AH)?this._$AA.nextSibling.data=t:this.T(se.createTextNode(t)),this._$AH=t}$(t){let{values:s,_$litType$:n}=t,o=typeof n=="number"?this._$AC(t):(n.el===void 0&&(n.el=we.createElement(Lt(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===o)this._$AH.p(s);else{let a=new qe(o,this),i=a.u(this.options);a.p(s),this.T(i),this._$AH=a}}_$AC(t){let s=Nt.get(t.strings);return s===void 0&&Nt.set(t.strings,s=new we(t)),s}k(t){ot(this._$AH)||(this._$AH=[],this._$AR());let s=this._$AH,n,o=0;for(let a of t)o===s.length?s.push(n=new e(this.O(ve()),this.O(ve()),this,this.options)):n=s[o],n._$AI(a),o++;o<s.length&&(this._$AR(n&&n._$AB.nextSibling,o),s.length=o)}_$AR(t=this._$AA.nextSibling,s){for(this._$AP?.(!1,!0,s);t!==this._$AB;){let n=St(t).nextSibling;St(t).remove(),t=n}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}},re=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,s,n,o,a){this.type=1,this._$AH=m,this._$AN=void 0,this.element=t,this.name=s,this._$AM=o,this.options=a,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=m}_$AI(t,s=this,n,o){let a=this.strings,i=!1;if(a===void 0)t=ne(this,t,s,0),i=!ye(t)||t!==this._$AH&&t!==S,i&&(this._$AH=t);else{let c=t,d,p;for(t=a[0],d=0;d<a.length-1;d++)p=ne(this,c[n+d],s,d),p===S&&(p=this._$AH[d]),i||=!ye(p)||p!==this._$AH[d],p===m?t=m:t!==m&&(t+=(p??"")+a[d+1]),this._$AH[d]=p}i&&!o&&this.j(t)}j(t){t===m?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}},Me=class extends re{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===m?void 0:t}},Oe=class extends re{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==m)}},Ne=class extends re{constructor(t,s,n,o,a){super(t,s,n,o,a),this.type=5}_$AI(t,s=this){if((t=ne(this,t,s,0)??m)===S)return;let n=this._$AH,o=t===m&&n!==m||t.capture!==n.capture||t.once!==n.once||t.passive!==n.passive,a=t!==m&&(n===m||o);o&&this.element.removeEventListener(this.name,this,n),a&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}},He=class{constructor(t,s,n){this.element=t,this.type=6,this._$AN=void 0,this._$AM=s,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(t){ne(this,t)}},Dt={M:nt,P:B,A:rt,C:1,L:Vt,R:qe,D:Ht,V:ne,I:ue,H:re,N:Oe,U:Ne,B:Me,F:He},Ls=st.litHtmlPolyfillSupport;Ls?.(we,ue),(st.litHtmlVersions??=[]).push("3.3.3");var Z=(e,t,s)=>{let n=s?.renderBefore??t,o=n._$litPart$;if(o===void 0){let a=s?.renderBefore??null;n._$litPart$=o=new ue(t.insertBefore(ve(),a),a,void 0,s??{})}return o._$AI(e),o};var O={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},D=e=>(...t)=>({_$litDirective$:e,values:t}),I=class{constructor(t){}get _$AU(){return this._$AM._$AU}_$AT(t,s,n){this._$Ct=t,this._$AM=s,this._$Ci=n}_$AS(t,s){return this.update(t,s)}update(t,s){return this.render(...s)}};var Vs=D(class extends I{constructor(e){if(super(e),e.type!==O.ATTRIBUTE||e.name!=="class"||e.strings?.length>2)throw Error("`classMap()` can only be used in the `class` attribute and must be the only part in the attribute.")}render(e){return" "+Object.keys(e).filter(t=>e[t]).join(" ")+" "}update(e,[t]){if(this.st===void 0){this.st=new Set,e.strings!==void 0&&(this.nt=new Set(e.strings.join(" ").split(/\s/).filter(n=>n!=="")));for(let n in t)t[n]&&!this.nt?.has(n)&&this.st.add(n);return this.render(t)}let s=e.element.classList;for(let n of this.st)n in t||(s.remove(n),this.st.delete(n));for(let n in t){let o=!!t[n];o===this.st.has(n)||this.nt?.has(n)||(o?(s.add(n),this.st.add(n)):(s.remove(n),this.st.delete(n)))}return S}});var Ie=e=>e??m;var{I:Ds}=Dt,Wt=e=>e;var Le=e=>e.strings===void 0,jt=()=>document.createComment(""),me=(e,t,s)=>{let n=e._$AA.parentNode,o=t===void 0?e._$AB:t._$AA;if(s===void 0){let a=n.insertBefore(jt(),o),i=n.insertBefore(jt(),o);s=new Ds(a,i,e,e.options)}else{let a=s._$AB.nextSibling,i=s._$AM,c=i!==e;if(c){let d;s._$AQ?.(e),s._$AM=e,s._$AP!==void 0&&(d=e._$AU)!==i._$AU&&s._$AP(d)}if(a!==o||c){let d=s._$AA;for(;d!==a;){let p=Wt(d).nextSibling;Wt(n).insertBefore(d,o),d=p}}}return s},J=(e,t,s=e)=>(e._$AI(t,s),e),Ws={},pe=(e,t=Ws)=>e._$AH=t,Ft=e=>e._$AH,Ve=e=>{e._$AR(),e._$AA.remove()};var oe=D(class extends I{constructor(){super(...arguments),this.key=m}render(e,t){return this.key=e,t}update(e,[t,s]){return t!==this.key&&(pe(e),this.key=t),s}});var g=D(class extends I{constructor(e){if(super(e),e.type!==O.PROPERTY&&e.type!==O.ATTRIBUTE&&e.type!==O.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!Le(e))throw Error("`live` bindings can only contain a single expression")}render(e){return e}update(e,[t]){if(t===S||t===m)return t;let s=e.element,n=e.name;if(e.type===O.PROPERTY){if(t===s[n])return S}else if(e.type===O.BOOLEAN_ATTRIBUTE){if(!!t===s.hasAttribute(n))return S}else if(e.type===O.ATTRIBUTE&&s.getAttribute(n)===t+"")return S;return pe(e),t}});var ke=(e,t)=>{let s=e._$AN;if(s===void 0)return!1;for(let n of s)n._$AO?.(t,!1),ke(n,t);return!0},De=e=>{let t,s;do{if((t=e._$AM)===void 0)break;s=t._$AN,s.delete(e),e=t}while(s?.size===0)},Ut=e=>{for(let t;t=e._$AM;e=t){let s=t._$AN;if(s===void 0)t._$AN=s=new Set;else if(s.has(e))break;s.add(e),Us(t)}};function js(e){this._$AN!==void 0?(De(this),this._$AM=e,Ut(this)):this._$AM=e}function Fs(e,t=!1,s=0){let n=this._$AH,o=this._$AN;if(o!==void 0&&o.size!==0)if(t)if(Array.isArray(n))for(let a=s;a<n.length;a++)ke(n[a],!1),De(n[a]);else n!=null&&(ke(n,!1),De(n));else ke(this,e)}var Us=e=>{e.type==O.CHILD&&(e._$AP??=Fs,e._$AQ??=js)},We=class extends I{constructor(){super(...arguments),this._$AN=void 0}_$AT(t,s,n){super._$AT(t,s,n),Ut(this),this.isConnected=t._$AU}_$AO(t,s=!0){t!==this.isConnected&&(this.isConnected=t,t?this.reconnected?.():this.disconnected?.()),s&&(ke(this,t),De(this))}setValue(t){if(Le(this._$Ct))this._$Ct._$AI(t,this);else{let s=[...this._$Ct._$AH];s[this._$Ci]=t,this._$Ct._$AI(s,this,0)}}disconnected(){}reconnected(){}};var lt=new WeakMap,Bs=D(class extends We{render(e){return m}update(e,[t]){let s=t!==this.G;return s&&this.rt(void 0),(s||this.lt!==this.ct)&&(this.G=t,this.ht=e.options?.host,this.rt(this.ct=e.element)),m}rt(e){if(this.G!==void 0)if(this.isConnected||(e=void 0),typeof this.G=="function"){let t=this.ht??globalThis,s=lt.get(t);s===void 0&&(s=new WeakMap,lt.set(t,s)),s.get(this.G)!==void 0&&this.G.call(this.ht,void 0),s.set(this.G,e),e!==void 0&&this.G.call(this.ht,e)}else this.G.value=e}get lt(){return typeof this.G=="function"?lt.get(this.ht??globalThis)?.get(this.G):this.G?.value}disconnected(){this.lt===this.ct&&this.rt(void 0)}reconnected(){this.rt(this.ct)}});var Bt=(e,t,s)=>{let n=new Map;for(let o=t;o<=s;o++)n.set(e[o],o);return n},ae=D(class extends I{constructor(e){if(super(e),e.type!==O.CHILD)throw Error("repeat() can only be used in text expressions")}dt(e,t,s){let n;s===void 0?s=t:t!==void 0&&(n=t);let o=[],a=[],i=0;for(let c of e)o[i]=n?n(c,i):i,a[i]=s(c,i),i++;return{values:a,keys:o}}render(e,t,s){return this.dt(e,t,s).values}update(e,[t,s,n]){let o=Ft(e),{values:a,keys:i}=this.dt(t,s,n);if(!Array.isArray(o))return this.ut=i,a;let c=this.ut??=[],d=[],p,f,h=0,w=o.length-1,v=0,T=a.length-1;for(;h<=w&&v<=T;)if(o[h]===null)h++;else if(o[w]===null)w--;else if(c[h]===i[v])d[v]=J(o[h],a[v]),h++,v++;else if(c[w]===i[T])d[T]=J(o[w],a[T]),w--,T--;else if(c[h]===i[T])d[T]=J(o[h],a[T]),me(e,d[T+1],o[h]),h++,T--;else if(c[w]===i[v])d[v]=J(o[w],a[v]),me(e,o[h],o[w]),w--,v++;else if(p===void 0&&(p=Bt(i,v,T),f=Bt(c,h,w)),p.has(c[h]))if(p.has(c[w])){let U=f.get(i[v]),et=U!==void 0?o[U]:null;if(et===null){let Et=me(e,o[h]);J(Et,a[v]),d[v]=Et}else d[v]=J(et,a[v]),me(e,o[h],et),o[U]=null;v++}else Ve(o[w]),w--;else Ve(o[h]),h++;for(;v<=T;){let U=me(e,d[T+1]);J(U,a[v]),d[v++]=U}for(;h<=w;){let U=o[h++];U!==null&&Ve(U)}return this.ut=i,pe(e,d),S}});var P=class extends Error{constructor(s,n,o,a=null,i=null){super(o||n);this.status=s;this.title=n;this.detail=o;this.body=a;this.retryAfter=i}status;title;detail;body;retryAfter;get code(){let s=this.body?.code;return typeof s=="string"?s:""}},Kt=new Set,Gt=!0;function zt(e){Kt.add(e)}function Gs(e,t){if(t.startsWith("/desk/api/sign-in")||e>=400&&e!==401)return;let s=e!==401;if(s!==Gt){Gt=s;for(let n of Kt)n(s)}}function Ks(){let e=document.cookie.split("; ").find(t=>t.startsWith("hotline_csrf="));return e?decodeURIComponent(e.slice(13)):""}async function zs(e){let t=await e.text(),s=Number.parseInt(e.headers.get("Retry-After")??"",10)||null;try{let n=JSON.parse(t);return new P(e.status,n.title??e.statusText,n.detail??"",n,s)}catch{return new P(e.status,e.statusText,t.slice(0,200),null,s)}}async function xe(e,t,s,n={}){let o={Accept:"application/json","X-CSRF-Token":Ks()},a=s instanceof FormData||s instanceof Blob;s!==void 0&&!a&&(o["Content-Type"]="application/json"),n.version&&(o["If-Match"]=n.version),n.once&&(o["Idempotency-Key"]=n.once);let i;try{i=await fetch(t,{method:e,headers:o,body:s===void 0?null:a?s:JSON.stringify(s),credentials:"same-origin",signal:n.signal??null})}catch(d){throw d instanceof DOMException&&d.name==="AbortError"?d:new P(0,"Unreachable","")}if(Gs(i.status,t),!i.ok)throw await zs(i);return{body:i.status!==204&&(i.headers.get("Content-Type")??"").includes("json")?await i.json():null,etag:i.headers.get("ETag")}}var b={get:(e,t)=>xe("GET",e,void 0,t),post:(e,t,s)=>xe("POST",e,t??{},s),put:(e,t,s)=>xe("PUT",e,t,s),patch:(e,t,s)=>xe("PATCH",e,t,s),delete:(e,t)=>xe("DELETE",e,void 0,t)};var Ys=["zero","one","two","few","many","other"],dt={},R=document.documentElement.lang==="ar"?"ar":"en",ie=R==="ar"?"ar-OM-u-nu-latn":"en-GB";async function Zt(){if(R!=="en")try{let e=await fetch("/desk/assets/ar.json");e.ok&&(dt=await e.json())}catch{}}function ct(e,t){return e.replace(/\{(\w+)\}/g,(s,n)=>String(t[n]??s))}function r(e,t={}){let s=dt[e];return ct(typeof s=="string"?s:e,t)}function G(e,t,s,n={}){let o=dt[e],a={n:en(s),...n};if(Array.isArray(o)){let i=Ys.indexOf(Zs.select(s));return ct(o[i]??e,a)}return ct(s===1?e:t,a)}var Qs={day:"numeric",month:"short",year:"numeric",hour:R==="ar"?"numeric":"2-digit",minute:"2-digit"},Zs=new Intl.PluralRules("ar"),Gr=new Intl.NumberFormat(ie,{style:"percent",maximumFractionDigits:0}),Js=new Intl.DateTimeFormat(ie,{timeStyle:"short"}),Xs=new Intl.DateTimeFormat(ie,Qs),Yt=new Map;function en(e,t=0){let s=Yt.get(t);return s||(s=new Intl.NumberFormat(ie,{maximumFractionDigits:t,minimumFractionDigits:t}),Yt.set(t,s)),s.format(e)}function he(e){if(e==null)return"–";let t=new Date(e*1e3);return tn((t.toDateString()===new Date().toDateString()?Js:Xs).format(t))}function tn(e){return R==="ar"?`⁧${e}⁩`:e}var Qt=/[\u064b-\u0650\u0652]/g;function Jt(e,t){return e?.[R]?.replace(Qt,"")??e?.en??e?.ar?.replace(Qt,"")??t}var sn={"unknown case":()=>r("There is no such case, or it is not yours to see."),stale:()=>r("Somebody changed the case meanwhile. Look at it again."),"not allowed":()=>r("Your role may not do that."),state:()=>r("The case cannot be changed like that as it stands."),"saved filter":()=>r("The list cannot be kept under this name."),file:()=>r("This file is not taken: it is too large, or of a kind that is not allowed."),store:()=>r("The store cannot be used now: nothing was changed, try again.")},nn={400:()=>r("What was sent was not understood."),403:()=>r("This is not allowed."),404:()=>r("This is not there, or not any more."),409:()=>r("This cannot be done as things stand."),412:()=>r("Somebody changed it meanwhile. Look at it again."),413:()=>r("This is too large."),422:()=>r("What was sent was not understood."),429:()=>r("Too many requests. Wait a moment and try again."),503:()=>r("This cannot be done right now. Try again in a moment.")};function Xt(e,t,s=0){return R==="en"?t:sn[e]?.()??nn[s]?.()??t}var rn=[{path:"/desk/agent",title:()=>r("Calls"),roles:["agent"]},{path:"/desk/wall",title:()=>r("Wallboard"),roles:["supervisor"]},{path:"/desk/history",title:()=>r("History"),roles:["supervisor","quality"]},{path:"/desk/cases",title:()=>r("Cases"),roles:["agent","supervisor","second line","department"]},{path:"/desk/quality",title:()=>r("Quality"),roles:["quality","supervisor","agent"]},{path:"/desk/admin",title:()=>r("Administration"),roles:["administrator"]},{path:"/desk/screens",title:()=>r("Screens"),roles:["administrator"]}];function on(e){return rn.filter(t=>t.roles.some(s=>e.roles.includes(s)))}async function ts(e){await Zt();try{e((await b.get("/desk/api/me")).body)}catch(t){if(t instanceof P&&t.status===401){location.assign(`/desk/sign-in?next=${encodeURIComponent(location.pathname+location.search)}`);return}Z(l`<main class="page"><p role="alert" class="trouble">${K(t)}</p></main>`,document.body)}}function K(e){return e instanceof P&&e.status===0?r("The hotline cannot be reached. Trying again…"):e instanceof P?Xt(e.code,e.detail||e.title,e.status):r("Something went wrong: {what}",{what:e instanceof Error?e.message:String(e)})}function je(e,t=m){let s=e?on(e):[];return l`
    <a class="skip" href="#content">${r("Skip to the content")}</a>
    <header class="bar">
      <a class="brand" href="/desk/">1111</a>
      <nav aria-label=${r("Places")}>
        ${s.map(n=>l`<a href=${n.path} aria-current=${location.pathname===n.path?"page":m}
              >${n.title()}</a
            >`)}
      </nav>
      <div class="bar-status">${t}</div>
      <button class="quiet" @click=${ln} aria-label=${r("Light or dark")}>◐</button>
      <button class="quiet" lang=${R==="ar"?"en":"ar"} @click=${an}>
        ${R==="ar"?"English":"العربية"}
      </button>
      ${e?l`<a class="who" href="/desk/home">${e.name}</a
              ><button class="quiet" @click=${cn}>${r("Sign out")}</button>`:m}
    </header>
  `}function an(){document.cookie=`hotline_language=${R==="ar"?"en":"ar"}; path=/; max-age=31536000; samesite=lax`,location.reload()}function ln(){let e=document.documentElement,t=e.dataset.theme?e.dataset.theme==="dark":matchMedia("(prefers-color-scheme: dark)").matches;e.dataset.theme=t?"light":"dark",document.cookie=`hotline_theme=${e.dataset.theme}; path=/; max-age=31536000; samesite=lax`}async function cn(){try{await b.post("/desk/api/sign-out")}catch(e){if(!(e instanceof P&&e.status===401))return _(K(e),"trouble")}location.assign("/desk/sign-in")}var es=null;function _(e,t="good"){es??=document.body.appendChild(Object.assign(document.createElement("div"),{className:"notices"}));let s=Object.assign(document.createElement("p"),{className:`notice ${t}`,textContent:e});s.setAttribute("role",t==="trouble"?"alert":"status"),es.append(s),setTimeout(()=>s.remove(),t==="trouble"?12e3:5e3)}async function L(e){try{return await e()}catch(t){_(K(t),"trouble");return}}var Te=null;zt(e=>{Te?.remove(),!(e||location.pathname==="/desk/sign-in")&&(Te=document.body.appendChild(document.createElement("div")),Te.className="notices",Te.setAttribute("role","alert"),Z(l`<p class="notice trouble">
      ${r("Your session has ended. Sign in again in another tab; what you typed stays here.")}
      <a href="/desk/sign-in?next=/desk/home" target="_blank" rel="noopener">${r("Sign in")}</a>
    </p>`,Te))});var C=class{#e;#t=new Set;#s=!1;constructor(t){this.#e=t}get state(){return this.#e}set(t){this.#e={...this.#e,...t},this.#n()}listen(t){return this.#t.add(t),this.#n(),()=>this.#t.delete(t)}#n(){this.#s||(this.#s=!0,document.hidden?setTimeout(()=>this.#r(),50):requestAnimationFrame(()=>this.#r()))}#r(){this.#s=!1;for(let t of this.#t)t(this.#e)}};var ss={"*.title":()=>r("What people call it"),"queues.requires":()=>r("The skills that a call needs, for example “arabic>=3 and water”; “anyone”: none, “language”: the skill of the caller's language"),"queues.relax":()=>r("What is enough after some waiting"),"queues.strategy":()=>r("Who is rung of several free agents"),"queues.priority_seconds":()=>r("Its calls are served as if they had come so many seconds earlier (up to a day)"),"queues.preferred_agent_seconds":()=>r("How long the agent who last talked with the caller is waited for, seconds; 0: not at all"),"queues.max_waiting":()=>r("Where so many wait already, a caller is taken to leave a message at once"),"queues.overflow":()=>r("When calls do not wait (any longer)"),"queues.hours":()=>r("Opening hours; without them it is always open"),"queues.callback":()=>r("The offer to be called back; without it there is none"),"queues.offer_message_after_seconds":()=>r("After so many seconds the caller is offered to leave a message; 0: never"),"queues.announce_every_seconds":()=>r("The position is told at the start and then every so many seconds; 0: never"),"queues.announce_expected_wait":()=>r("With the position the caller is told the expected wait"),"queues.expected_handling_seconds":()=>r("How long an agent is busy with a call, until there are recent calls to tell, seconds"),"queues.comfort_prompts":()=>r("What is said in turn while a caller waits"),"queues.comfort_every_seconds":()=>r("How often that is said, seconds; 0: never"),"queues.ring_seconds":()=>r("How long an agent's phone rings (3 to 120 seconds)"),"queues.rona_after":()=>r("Calls missed in a row after which an agent is set aside (1 to 20)"),"queues.wrap_up_seconds":()=>r("The agent's time after a talk before the next call, seconds"),"queues.wrap_up_extension_seconds":()=>r("By how many seconds an agent can lengthen it at a time"),"queues.wrap_up_max_seconds":()=>r("How long it can last in all, seconds"),"queues.record":()=>r("Conversations are recorded"),"queues.thank":()=>r("The caller is thanked after the talk"),"queues.survey":()=>r("Callers are asked whether to rate the service after the talk"),"queues.keep_recordings_days":()=>r("How many days its recordings are kept; without it as all recordings"),"queues.message_due_hours":()=>r("By when a message for its people must be answered, in open hours"),"queues.service_level_seconds":()=>r("A call that is answered within so many seconds counts as answered in time"),"queues.short_abandon_seconds":()=>r("A caller who leaves within so many seconds does not count as abandoned"),"overflow.longer_than":()=>r("Condition: so many callers are in line already"),"overflow.expected_wait_above_seconds":()=>r("Condition: the expected wait is longer, seconds"),"overflow.waited_seconds":()=>r("Condition: the call has waited so many seconds"),"overflow.nobody_signed_in":()=>r("Condition: nobody who could ever take the call is signed in"),"overflow.closed":()=>r("Condition: outside the opening hours"),"overflow.announcement":()=>r("This prompt is said first"),"overflow.queue":()=>r("Action: the call goes to this queue and keeps its age"),"overflow.message":()=>r("Action: the caller is asked for a message"),"overflow.callback":()=>r("Action: the caller is offered a call-back"),"relax.after_seconds":()=>r("From so many seconds of waiting on"),"relax.requires":()=>r("A wider requirement; who met an earlier one may still take the call"),"callback.key":()=>r("The key that asks for it (2 to 9)"),"callback.expected_wait_above_seconds":()=>r("Offered where the caller must expect to wait longer, seconds; 0: always"),"callback.hours":()=>r("Hours in which it is offered"),"agents.name":()=>r("The agent's name"),"agents.queues":()=>r("The queues that the agent serves, each with its weight: a call's age counts so many times"),"agents.skills":()=>r("Levels, 1 (a little) to 5 (expert), by skill"),"agents.line":()=>r("What the agent may do with cases: the first line takes them in, the second follows them up and closes them, a supervisor may do everything"),"departments.queue":()=>r("The queue whose agents can talk about its cases"),"departments.parent":()=>r("The department of which it is a part; overdue cases escalate there"),"departments.hours":()=>r("When it works: due times run in these hours only"),"departments.skills":()=>r("What its people can do"),"departments.lead":()=>r("The agent who hears of its overdue cases"),"departments.email":()=>r("Where else overdue cases are told (e-mail)"),"departments.phone":()=>r("Where else overdue cases are told (telephone)"),"categories.description":()=>r("What citizens read about it"),"categories.group":()=>r("Categories with the same words stand together"),"categories.department":()=>r("Who deals with it when nobody says otherwise"),"categories.priority":()=>r("How urgent it is"),"categories.sla":()=>r("By when something is to happen, in open hours of the department"),"categories.sla_by_priority":()=>r("The same for other priorities (low, normal, high, urgent)"),"categories.keywords":()=>r("Words by which a text is recognised as being about it"),"categories.same_within_metres":()=>r("Cases so near may be the same one, metres"),"categories.same_within_days":()=>r("Cases so new may be the same one, days"),"categories.public":()=>r("Citizens may choose it by themselves: web form, Open311"),"categories.fields":()=>r("What is asked about such a case"),"sla.first_response_hours":()=>r("The citizen gets the first word of a person, hours"),"sla.update_hours":()=>r("The citizen hears again, so many hours after the last word"),"sla.solution_hours":()=>r("The case is solved, hours"),"fields.question":()=>r("The question"),"fields.datatype":()=>r("What kind of answer"),"fields.required":()=>r("A case cannot be opened by web form or Open311 without it"),"fields.values":()=>r("Of lists: what can be answered, by key"),"hours.week":()=>r("Ranges of each day, for example 07:30-14:30, 16:00-18:00; a day without any is closed"),"hours.holidays":()=>r("Country (two capital letters) whose public holidays are closed"),"hours.dates":()=>r("Single dates: they win over week and holidays; without ranges the day is closed")},dn={sla_by_priority:"sla"};function z(e,t){let s=ss[`${dn[e]??e}.${t}`]??ss[`*.${t}`];return s?s():t.replaceAll("_"," ")}function N(e){return{ar:r("Arabic"),en:r("English")}[e]??e}function un(e){return e.map(t=>/^[A-Za-z0-9_-]+$/.test(t)?t:`"${t.replaceAll("\\","\\\\").replaceAll('"','\\"')}"`).join(".")}function y(e){return typeof e=="object"&&e!==null&&!Array.isArray(e)}function ns(e,t){let s=e;for(let n of t){if(!y(s))return;s=s[n]}return s}function F(e,t,s){let n=un(s);return e.filter(o=>o.file===t&&(o.key===n||o.key.startsWith(`${n}.`)||o.key.startsWith(`${n}[`)))}function A(e,t,s){let n={...e};return s===void 0?delete n[t]:n[t]=s,n}function V(e){return e.split(/[,،\n]/).map(t=>t.trim()).filter(Boolean)}var mn=new Set(["there is no queue `{name}`","there is no menu `{name}`","there is no department `{name}`","there is no agent `{name}`","there are no hours `{name}`","there is no number outside `{name}`","the prompt `{name}` has no text","the prompt `{name}` has no text in `{language}`","no agent has the skill `{name}`","has no text in `{language}`, and citizens of that language read it","has no text in `{language}`, and callers of that language hear it","`{name}` is not offered","names `{name}` twice","`{name}` is no range of times","`{name}` begins and ends at the same time","`{name}` is no date","`{name}` overlaps with `{other}`","`{name}` overlaps with `{other}` of {day}","`{name}` overlaps with `{other}`{day}, which ends on the next day because its end is before its begin","the holidays of `{name}` are not known","it is never open","nobody asks for these hours","is {number}","must be {kind}","must be {kind}, not {given}","is empty","is missing","is no key that exists here","is no possible name","has the wrong form","holds a line break or another control character","`{name}` is no requirement: column {column}: {problem}","leads nowhere","leads to more than one thing: {names}","leads back to its own queue","leads calls in a circle: {names}","has no way out: no key leads on to a queue, a message or a person","no key and no number leads to this menu","is never reached: what stands before it always holds","is never reached: there is no `when` before it","is never reached: the menu has no `when`","can never hold","can never hold here","has `when`, and nobody knows where the others go","says nothing to some callers: no condition holds for them","names no condition","means nothing here","`{name}` stands for the key {key} already","does not say when","has more than one condition: {names}","does not say what becomes of the call","the queue is never closed, because it has no hours","the queue offers no call-backs","the queue `{name}` has no call-backs","`{name}` would be part of itself","is also the number of citizens under [numbers]","no agent serves this queue","no queue asks for this skill","no agent of the queue can ever take its calls","no agent of the queue can ever take its calls for callers of the language {names}","a wrap-up of {seconds} seconds is longer than `wrap_up_max_seconds`, {longest}","is {number}, and the step before it comes after {before}","is empty, and nothing could be answered","the queue `{name}` is gone from the file, and {count} of its calls still go on","calls to {number} come until the next start, and the menu `{name}` to which they lead is gone","calls to {number} come until the next start, and the queue `{name}` to which they lead is gone","says nothing","makes more than {number} parts","{kind}: {problem}; there are the variables {names}","has {number} letters","is not valid TOML: {problem}","Did you mean `{name}`?","Known here: {names}.","It must be at least {least} and at most {most}.","It must be more than {least} and at most {most}.","It must be at least {least}.","It must be at most {most}.","It must be more than {least}.","Add it.","Add them under [hours].","Name each queue once.","node.languages has: {names}.","Write for example {example}.","Write {example} for the whole day and [] for a closed one.","Write year, month and day: {example}.","Let one end before the other begins, or write one range for both.","Leave it out and write them under `dates`.","Give it days, for example {example}.","Remove them or use them.","Remove it or use it.","Write it in every language of node.languages.","Write it without quotes and without a point.","Write it without quotes.","Write true or false without quotes.","Write `[…]` above its keys, or { key = … }.","Write it in brackets: {example}.","Keep below {number}.","Put it in quotes.","Write it in one line.","Use 1 to 40 of a-z, 0-9, - and _, beginning with a letter or digit.","Write an e-mail address, for example `water@city.example`.","Write 1 to 15 digits, with + before a country code.","Write a country of two capital letters, for example `OM`.","Give at least {number}.","Give it one of: {names}.","Give it one of {names}.","Keep one of them.","Name another queue.","Remove one of these rules.","Add a key that leads to a queue or a message, or remove `operator = false`.","Add `when`, or remove it.","Mend it, or remove the menu.","Mend it, or remove what it is for.","Remove it.","Write the steps in the order of the waiting time.","Let the longest wrap-up be at least as long as the ordinary one.","Give an agent of the queue the skills, or relax the requirement.","Its callers can only leave a message.","Remove it, or name it in a queue's `requires`.","A tree has a top: leave out one `parent`.","Keep it until these calls have ended.","Keep it until then, or restart the hotline.","Write {example} under [prompts].","Write what is said, or take the line out.","{advice} Or add its text to the catalogue of every language.","Choose another name.","Choose other words.","Write less.","Name what can be answered."]),pn=new Set(["a text","a whole number","a number","true or false","an array","a table","something else","a path"]),Fe=e=>`⁨${e.replaceAll(/[`"]/g,"")}⁩`;function ut(e,t){if(R==="en")return l`<span>${e}</span>`;if(!t||!mn.has(t.text))return l`<bdi lang="en">${e}</bdi>`;let s=Object.entries(t.values).map(([n,o])=>[n,pn.has(o)?r(o):Fe(o)]);return l`<span>${r(t.text,Object.fromEntries(s))}</span>`}var k="/desk/api/admin",mt=class{store=new C({told:null,schema:{},saving:0});#e=Promise.resolve();get told(){let t=this.store.state.told;if(!t)throw new Error("not loaded");return t}async load(){let[t,s]=await Promise.all([b.get(`${k}/settings`),b.get(`${k}/settings/schema`)]);this.store.set({told:t.body,schema:s.body})}value(t,s){return ns(this.told.values[t],s)}names(t,s="configuration"){let n=this.value(s,[t]);return y(n)?Object.keys(n):[]}changed(t,s){let n=o=>s.every((a,i)=>o.path[i]===a||i>=o.path.length);return this.told.draft.edits.filter(o=>o.file===t&&n(o))}edit(t,s,n){return this.#t("edit",{file:t,path:s,value:n??null})}resolve(t,s){return this.#t("resolve",{file:t.file,path:t.path,mine:s})}discard(){return this.#t("discard",{})}takeBack(t){return this.edit(t.file,t.path,t.before)}#t(t,s){this.store.set({saving:this.store.state.saving+1});let n=this.#e.then(async()=>{try{let{body:o}=await b.post(`${k}/settings/${t}`,{version:this.told.draft.version,...s});this.store.set({told:o})}catch(o){_(K(o),"trouble"),o instanceof P&&o.title==="Draft Changed"?await this.load():this.store.set({})}finally{this.store.set({saving:this.store.state.saving-1})}});return this.#e=n,n}async publish(t){await this.#e;try{let{body:s}=await b.post(`${k}/settings/publish`,{version:this.told.draft.version,note:t});return rs(s),await this.load(),!0}catch(s){return _(K(s),"trouble"),await this.load(),!1}}async undo(t){try{rs((await b.post(`${k}/settings/versions/${t}/undo`)).body)}catch(s){_(K(s),"trouble")}await this.load()}};function rs(e){_(r("Version {version} is published.",{version:e.version})),e.trouble&&_(r("It is in the files, but not served yet: {what}",{what:e.trouble}),"trouble")}var u=new mt;function Y(e){return e.length?l`<div role="alert">
    <ul class="problems">
      ${e.map(ht)}
    </ul>
  </div>`:m}function ht(e){let[t="",...s]=e.key.split("."),n=s.length?r("Section {section}, key {key}:",{section:t,key:Fe(s.join("."))}):r("Key {key}:",{key:Fe(t)});return l`<li>
    ${e.key?l`<b>${n}</b>`:m} ${ut(e.what,e.fault)}${hn(e.what)}
    ${e.remedy?ut(e.remedy,e.advice):m}
    ${e.line===null?m:l`<span class="small line">${r("Line {line} of the file.",{line:e.line})}</span>`}
  </li>`}var hn=e=>e.endsWith(".")?"":".";function le(e){let t=pt(e);return t.length>80?`${t.slice(0,80)}…`:t}function pt(e){return e==null?"—":Array.isArray(e)?e.map(pt).join(", "):typeof e!="object"?String(e):Object.entries(e).map(([t,s])=>`${t}: ${pt(s)}`).join(", ")}function Ae(e){if(!e.length)return m;let t=e[0];return l`<span class="small was"
    >${r("Before:")} <bdi>${le(t.before)}</bdi>
    <button class="quiet" @click=${()=>e.forEach(s=>{u.takeBack(s)})}>
      ${r("Take back the change")}
    </button></span
  >`}function ge(e,t,s,n,o="configuration"){let a=u.told,i=a.fixed[s.join(".")],c=a.draft.edits.filter(d=>d.file===o&&s.every((p,f)=>d.path[f]===p)&&d.path.length>=s.length);return l`<div class="field ${c.length?"changed":""}">
    <div><span>${e}</span>${t?l` <code class="soft small">${t}</code>`:m}</div>
    <div class="grid">
      ${n}
      ${i?l`<span class="small soft">${r("Set by the variable {name}; it wins over the file.",{name:i})}</span>`:m}
      ${Ae(c)} ${Y(F(a.problems,o,s))}
    </div>
  </div>`}function q(e,t){let s=u.value("configuration",[e,t]);return y(s)?e==="agents"?String(s.name??t):Jt(s.title,t):t}function E(e,t){if(e.$ref)return E(t.$defs?.[e.$ref.split("/").at(-1)??""]??{},t);let s=e.anyOf?.filter(n=>n.type!=="null");return s?.[0]?{...E(s[0],t),default:e.default}:e}function os(e,t){let s=E(e,t);return s.enum?"choice":s.type==="boolean"?"flag":s.type==="integer"||s.type==="number"?"number":s.type==="array"?E(s.items??{},t).type==="object"?"tables":"list":s.type==="object"&&s.properties?"table":s.type==="object"?gn(s,t):"text"}function gt(e){return Object.values(e.patternProperties??{})[0]??(typeof e.additionalProperties=="object"?e.additionalProperties:{})}function gn(e,t){let s=E(gt(e),t);return s.type==="array"?"word lists":s.type==="integer"||s.type==="number"?"levels":s.type==="object"&&s.properties?"named tables":"texts"}var M=e=>e.target.value,fe=e=>{let t=E(e.schema,e.root).default;return t==null?"":String(t)};function H(e){return y(e)?e:{}}function Ue(e){return Object.keys(e).length?e:void 0}function as(e){let t=H(e.value),s=[...new Set(Object.values(H(u.value("configuration",["agents"]))).flatMap(o=>Object.keys(H(H(o).skills))))],n=o=>{let a=M(o);a&&!(a in t)&&e.change({...t,[a]:3}),o.target.value=""};return l`<div class="chips">
    ${Object.entries(t).map(([o,a])=>l`<span class="chip"
          ><bdi>${o}</bdi>
          <input
            type="number"
            min="1"
            max="5"
            aria-label=${r("Level of {name}",{name:o})}
            .value=${g(String(a))}
            ?disabled=${e.disabled}
            @change=${i=>e.change({...t,[o]:Number(M(i))})} />
          <button
            class="quiet"
            ?disabled=${e.disabled}
            aria-label=${r("Remove {name}",{name:o})}
            @click=${()=>e.change(Ue(A(t,o,void 0)))}>
            ×
          </button></span
        >`)}
    <input
      class="short"
      list="skills"
      aria-label=${r("Add a skill")}
      placeholder=${r("Add a skill")}
      ?disabled=${e.disabled}
      @change=${n} />
    <datalist id="skills">${s.map(o=>l`<option value=${o}></option>`)}</datalist>
  </div>`}function is(e){let t=new Map(Array.isArray(e.value)?e.value.map(o=>[String(o),1]):Object.entries(H(e.value)).map(([o,a])=>[o,Number(a)])),s=()=>e.change([...t.values()].every(o=>o===1)?[...t.keys()]:Object.fromEntries(t)),n=[...new Set([...u.names("queues"),...t.keys()])];return l`<div class="chips" role="group" aria-label=${e.label}>
    ${n.map(o=>l`<span class="chip ${t.has(o)?"on":""}">
          <label
            ><input
              type="checkbox"
              .checked=${g(t.has(o))}
              ?disabled=${e.disabled}
              @change=${a=>{a.target.checked?t.set(o,1):t.delete(o),s()}} /><bdi>${q("queues",o)}</bdi></label
          >
          ${t.has(o)?l`<input
                  type="number"
                  min="0.1"
                  max="100"
                  step="any"
                  aria-label=${r("Weight of {name}",{name:o})}
                  .value=${g(String(t.get(o)))}
                  ?disabled=${e.disabled}
                  @change=${a=>{t.set(o,Number(M(a))),s()}} />`:m}</span
        >`)}
  </div>`}function ls(e){let t=!!(e.value??E(e.schema,e.root).default);return l`<input
    type="checkbox"
    class="switch"
    aria-label=${e.label}
    .checked=${g(t)}
    ?disabled=${e.disabled}
    @change=${s=>e.change(s.target.checked)} />`}function ft(e,t,s){let n=String(e.value??fe(e)),o=t.includes(n)||n===""?t:[...t,n];return l`<select
    aria-label=${e.label}
    ?disabled=${e.disabled}
    @change=${a=>e.change(M(a)||void 0)}>
    ${fe(e)?m:l`<option value="" ?selected=${n===""}>—</option>`}
    ${o.map(a=>l`<option value=${a} ?selected=${a===n}>${s?q(s,a):$t(a)}</option>`)}
  </select>`}function $t(e){return{low:r("low"),normal:r("normal"),high:r("high"),urgent:r("urgent"),first:r("first line"),second:r("second line"),supervisor:r("supervisor"),"longest idle":r("longest idle"),"fewest calls":r("fewest calls"),"most skilled":r("most skilled"),"round robin":r("in turn")}[e]??e}function cs(e){let t=E(e.schema,e.root);return l`<input
    type="number"
    step="any"
    aria-label=${e.label}
    min=${Ie(t.minimum??t.exclusiveMinimum)}
    max=${Ie(t.maximum)}
    placeholder=${fe(e)}
    .value=${g(String(e.value??""))}
    ?disabled=${e.disabled}
    @change=${s=>e.change(M(s)===""?void 0:Number(M(s)))} />`}function ds(e){return l`<input
    type="text"
    dir="auto"
    aria-label=${e.label}
    placeholder=${fe(e)}
    .value=${g(String(e.value??""))}
    ?disabled=${e.disabled}
    @change=${t=>e.change(M(t).trim()||void 0)} />`}function bt(e,t=!1){let s=H(e.value);return l`<div class="languages">
    ${u.told.languages.map(n=>{let o=s[n],a=Array.isArray(o)?o.join(n==="ar"?"، ":", "):String(o??""),i=c=>{let d=M(c).trim().replaceAll(/\s*\n\s*/g,t?", ":" "),p=A(s,n,d===""?void 0:t?V(d):d);e.change(Object.keys(p).length?p:void 0)};return l`<label
        ><span class="small soft">${N(n)}</span>
        <textarea
          rows="1"
          lang=${n}
          dir=${n==="ar"?"rtl":"ltr"}
          aria-label="${e.label}, ${N(n)}"
          .value=${g(a)}
          ?disabled=${e.disabled}
          @change=${i}></textarea>
      </label>`})}
  </div>`}function us(e){let t=Array.isArray(e.value)?e.value:[];return l`<input
    type="text"
    dir="ltr"
    aria-label=${e.label}
    placeholder=${fe(e).replaceAll(",",", ")}
    .value=${g(t.join(", "))}
    ?disabled=${e.disabled}
    @change=${s=>e.change(M(s).trim()===""?void 0:V(M(s)))} />`}var vt={hours:"hours",department:"departments",parent:"departments",queue:"queues",lead:"agents"};function yt(e){let t=os(e.schema,e.root);if(e.table==="agents"&&e.key==="queues")return is(e);if(vt[e.key]&&t==="text")return ft(e,u.names(vt[e.key]??""),vt[e.key]);switch(t){case"flag":return ls(e);case"choice":return ft(e,E(e.schema,e.root).enum??[]);case"number":return cs(e);case"texts":return bt(e);case"word lists":return bt(e,!0);case"list":return us(e);case"levels":return as(e);case"table":return fn(e);case"tables":return $n(e);case"named tables":return bn(e);default:return ds(e)}}function wt(e,t,s,n){let o=E(t,e.root);return l`<div class="inner">
    ${Object.entries(o.properties??{}).map(([a,i])=>{let c=z(e.key,a);return l`<div class="inner-row">
        <span class="small">${c}</span>${yt({...e,table:e.key,key:a,schema:i,value:s[a],label:c,change:d=>n(A(s,a,d))})}
      </div>`})}
  </div>`}function fn(e){let t=y(e.value);return l`<div class="grid">
    <label class="row"
      ><input
        type="checkbox"
        .checked=${g(t)}
        ?disabled=${e.disabled}
        @change=${s=>e.change(s.target.checked?{}:void 0)} /><span
        >${r("Set")}</span
      ></label
    >
    ${t?wt(e,e.schema,H(e.value),s=>e.change(s)):m}
  </div>`}function $n(e){let t=Array.isArray(e.value)?e.value:[],s=E(e.schema,e.root).items??{},n=(a,i)=>e.change(t.map((c,d)=>d===a?i:c)),o=a=>e.change(t.length===1?void 0:t.filter((i,c)=>c!==a));return l`<ol class="steps">
      ${t.map((a,i)=>l`<li>
            ${wt(e,s,H(a),c=>n(i,c))}
            <button class="quiet" ?disabled=${e.disabled} @click=${()=>o(i)}>${r("Remove")}</button>
          </li>`)}
    </ol>
    <button class="plain small" ?disabled=${e.disabled} @click=${()=>e.change([...t,{}])}>
      ${r("Add a step")}
    </button>`}function bn(e){let t=H(e.value),s=gt(E(e.schema,e.root));return l`<div class="grid">
    ${Object.entries(t).map(([n,o])=>l`<details>
          <summary><bdi>${$t(n)}</bdi></summary>
          ${wt(e,s,H(o),a=>e.change({...t,[n]:a}))}
          <button
            class="quiet"
            ?disabled=${e.disabled}
            @click=${()=>e.change(Ue(A(t,n,void 0)))}>
            ${r("Remove")}
          </button>
        </details>`)}
    <input
      class="short"
      dir="ltr"
      aria-label=${r("Add: {what}",{what:e.label})}
      placeholder=${r("Add by name")}
      ?disabled=${e.disabled}
      @change=${n=>{let o=M(n).trim();o&&e.change({...t,[o]:t[o]??{}}),n.target.value=""}} />
  </div>`}var kt=class{store;constructor(){this.store=new C({...ms(),find:"",language:"ar"}),window.addEventListener("hashchange",()=>{let t=ms();this.store.set({...t,find:t.section===this.store.state.section?this.store.state.find:""})})}go(t){location.hash=t}open(t){location.hash=t?`${this.store.state.section}/${encodeURIComponent(t)}`:this.store.state.section}find(t){this.store.set({find:t})}};function ms(){let[e="",t=""]=location.hash.slice(1).split("/");return{section:e||"users",open:decodeURIComponent(t)}}var $=new kt;function Be(){return l`<input
    type="search"
    aria-label=${r("Find in the list")}
    placeholder=${r("Find")}
    .value=${$.store.state.find}
    @input=${e=>$.find(e.target.value)} />`}function Ge(e){return e.toLowerCase().includes($.store.state.find.trim().toLowerCase())}function ps(e){return e==="agents"?{name:"?",queues:u.names("queues").slice(0,1)}:e==="categories"?{department:u.names("departments")[0]??""}:e==="hours"?{week:{sunday:["07:30-14:30"]}}:{}}async function vn(e,t,s="configuration",n=ps(e)){t&&(u.value(s,[e,t])===void 0&&await u.edit(s,[e,t],n),$.open(t))}function _e(e,t="configuration",s){let{open:n}=$.store.state,a=(e==="departments"?yn():u.names(e,t).map(i=>({key:i,depth:0}))).filter(({key:i})=>Ge(`${i} ${q(e,i)}`));return l`<div class="card entries">
    ${Be()}
    <ul aria-label=${G("{n} entry","{n} entries",a.length)}>
      ${ae(a,({key:i})=>i,({key:i,depth:c})=>{let d=F(u.told.problems,t,[e,i]).length,p=u.told.draft.edits.some(f=>f.file===t&&f.path[0]===e&&(f.path[1]===i||f.path.length===1));return l`<li class="depth-${Math.min(c,4)}">
            <button class="entry" aria-current=${n===i?"true":m} @click=${()=>$.open(i)}>
              <span class="entry-name"><bdi>${q(e,i)}</bdi></span
              >${q(e,i)===i?m:l`<code class="small soft">${i}</code>`}
              ${d?l`<span class="tag bad">${d}</span>`:p?l`<span class="dot" role="img" aria-label=${r("changed")}></span>`:m}
            </button>
          </li>`})}
    </ul>
    <form
      class="row"
      @submit=${i=>{i.preventDefault();let c=i.target;vn(e,String(new FormData(c).get("key")).trim(),t,s??ps(e)),c.reset()}}>
      <input
        name="key"
        dir="ltr"
        required
        pattern="[a-z0-9][a-z0-9_\\-]*"
        maxlength="40"
        aria-label=${r("Key of the new entry")}
        placeholder=${r("New key")}
        title="a–z, 0–9, -, _" />
      <button class="plain">${r("Add")}</button>
    </form>
  </div>`}function yn(){let e=u.names("departments"),t=o=>u.value("configuration",["departments",o,"parent"]),s=[],n=(o,a)=>{for(let i of e.filter(c=>t(c)===o&&!s.some(d=>d.key===c)))s.push({key:i,depth:a}),n(i,a+1)};n(void 0,0);for(let o of e)s.some(a=>a.key===o)||s.push({key:o,depth:0});return s}function Re(e,t,s="configuration"){return l`<button
    class="plain"
    @click=${()=>{$.open(""),u.edit(s,[e,t],void 0)}}>
    ${r("Remove from the draft")}
  </button>`}function Ee(e){let t=$.store.state.open,s=u.value("configuration",[e,t]);return l`<div class="split">
    ${_e(e)}
    ${y(s)?oe(`${e}/${t}`,wn(e,t,s)):l`<p class="soft empty">${r("Choose an entry, or add one.")}</p>`}
  </div>`}function wn(e,t,s){let n=u.store.state.schema[e]??{};return l`<section class="card" aria-labelledby="entry">
    <div class="row between">
      <h2 id="entry" dir="auto">${q(e,t)} <code class="soft small">${t}</code></h2>
      ${Re(e,t)}
    </div>
    ${Object.entries(n.properties??{}).map(([o,a])=>{let i=[e,t,o],c=z(e,o),d=f=>{u.edit("configuration",i,f)},p=u.told.fixed[i.join(".")]!==void 0;return ge(c,o,i,yt({table:e,key:o,schema:a,root:n,value:s[o],change:d,label:c,disabled:p}))})}
  </section>`}var kn=["sunday","monday","tuesday","wednesday","thursday","friday","saturday"],ce=new C({key:"",told:null}),$e=e=>e.target.value;function hs(e){return new Intl.DateTimeFormat(ie,{weekday:"long",timeZone:"UTC"}).format(Date.UTC(2026,2,1+e))}function gs(){let e=$.store.state.open||(u.names("hours")[0]??""),t=u.value("configuration",["hours",e]);return y(t)&&xn(e),l`<div class="split">
    ${_e("hours")}
    ${y(t)?oe(e,Tn(e,t)):l`<p class="soft empty">${r("Choose an entry, or add one.")}</p>`}
  </div>`}function xn(e){let t=`${e} ${u.told.draft.version} ${u.told.draft.changed_at}`;ce.state.key!==t&&(ce.set({key:t}),b.get(`${k}/settings/opening/${encodeURIComponent(e)}`).then(({body:s})=>ce.set({told:s}),()=>ce.set({told:null})))}function Tn(e,t){let s=u.store.state.schema.hours??{},n=y(t.week)?t.week:{},o=["hours",e];return l`<section class="card" aria-labelledby="entry">
    <div class="row between">
      <h2 id="entry">${q("hours",e)}</h2>
      ${Re("hours",e)}
    </div>
    ${ge(z("hours","week"),"week",[...o,"week"],l`<table class="week">
        <tbody>
          ${kn.map((a,i)=>{let c=Array.isArray(n[a])?n[a]:[],d=p=>{u.edit("configuration",[...o,"week",a],V($e(p)).length?V($e(p)):void 0)};return l`<tr>
              <th scope="row">${hs(i)}</th>
              <td>
                <input
                  dir="ltr"
                  aria-label=${r("Hours on {day}",{day:hs(i)})}
                  placeholder=${r("closed")}
                  .value=${g(c.join(", "))}
                  @change=${d} />
              </td>
              <td>${fs(c)}</td>
            </tr>`})}
        </tbody>
      </table>`)}
    ${ge(z("hours","holidays"),"holidays",[...o,"holidays"],l`<input
        class="short"
        dir="ltr"
        maxlength="2"
        aria-label=${z("hours","holidays")}
        placeholder="OM"
        .value=${g(String(t.holidays??""))}
        @change=${a=>{u.edit("configuration",[...o,"holidays"],$e(a).trim().toUpperCase()||void 0)}} />`)}
    ${ge(z("hours","dates"),"dates",[...o,"dates"],An(o,y(t.dates)?t.dates:{}))}
    ${s?_n():m}
  </section>`}function An(e,t){let s=(n,o)=>{u.edit("configuration",[...e,"dates",n],o)};return l`<table class="week">
      <tbody>
        ${Object.entries(t).sort(([n],[o])=>n<o?-1:1).map(([n,o])=>l`<tr>
                <th scope="row"><bdi>${n}</bdi></th>
                <td>
                  <input
                    dir="ltr"
                    aria-label=${r("Hours on {day}",{day:n})}
                    placeholder=${r("closed")}
                    .value=${g((o??[]).join(", "))}
                    @change=${a=>s(n,V($e(a)))} />
                </td>
                <td>
                  <button
                    class="quiet"
                    aria-label=${r("Remove {name}",{name:n})}
                    @click=${()=>s(n,void 0)}>
                    ×
                  </button>
                </td>
              </tr>`)}
      </tbody>
    </table>
    <label class="row small"
      ><span>${r("Add a date")}</span
      ><input
        type="date"
        class="short"
        @change=${n=>{$e(n)&&s($e(n),[]),n.target.value=""}}
    /></label>`}function fs(e){let t=n=>Number(n.slice(0,-3))*60+Number(n.slice(-2)),s=e.flatMap(n=>{let[o,a]=n.split("-").map(i=>t(i.trim()));return o===void 0||a===void 0||Number.isNaN(o+a)?[]:[{from:o,to:a>o?a:1440}]});return l`<svg class="day" viewBox="0 0 1440 60" preserveAspectRatio="none" aria-hidden="true">
    <rect class="ground" width="1440" height="60" rx="20"></rect>
    ${s.map(({from:n,to:o})=>it`<rect class="open" x=${n} width=${o-n} height="60" rx="20"></rect>`)}
  </svg>`}function _n(){let{told:e}=ce.state;return e?l`<div class="row between">
      <h3>${r("The next 14 days")}</h3>
      <span class="tag ${e.open?"good":"bad"}">${e.open?r("Open now"):r("Closed now")}</span>
    </div>
    <p class="small soft">
      ${e.changes_at?r("Changes: {when}",{when:he(e.changes_at)}):r("It never changes.")}
    </p>
    <table class="week">
      <tbody>
        ${e.days.map(t=>l`<tr>
              <th scope="row">
                ${new Intl.DateTimeFormat(ie,{weekday:"short",day:"numeric",month:"short",timeZone:"UTC"}).format(Date.parse(t.date))}
              </th>
              <td><bdi>${t.ranges.join(", ")||r("closed")}</bdi></td>
              <td>${fs(t.ranges.map(s=>s.replace("–","-")))}</td>
              <td class="small soft">${t.special?r("single date"):t.holiday}</td>
            </tr>`)}
      </tbody>
    </table>`:l`<p class="soft">${r("The preview is there when nothing is wrong with the draft.")}</p>`}var Se=[{key:"menu",title:()=>r("another menu"),names:()=>u.names("menus","menus")},{key:"queue",title:()=>r("a queue"),names:()=>u.names("queues")},{key:"message",title:()=>r("leave a message for a queue"),names:()=>u.names("queues")},{key:"callback",title:()=>r("a call-back by a queue"),names:()=>u.names("queues")},{key:"information",title:()=>r("prompts, then the menu again"),names:()=>[]},{key:"hours",title:()=>r("today's opening hours"),names:()=>u.names("hours")},{key:"article",title:()=>r("an article, read out"),names:()=>[]},{key:"outside",title:()=>r("a number outside"),names:()=>u.names("outside")},{key:"survey",title:()=>r("the survey of a queue"),names:()=>u.names("queues")},{key:"function",title:()=>r("a function of the city"),names:()=>[]},{key:"status",title:()=>r("the status of a case")},{key:"operator",title:()=>r("a person")},{key:"back",title:()=>r("the menu before")},{key:"repeat",title:()=>r("this menu again")}],Q=e=>e.target.value;function Rn(e){return Se.find(t=>t.key in e)?.key??""}function En(e,t,s){let n=Object.fromEntries(Object.entries(e).filter(([o])=>!Se.some(a=>a.key===o)));return["queue","callback"].includes(t)||delete n.requires,t!=="queue"&&delete n.priority_seconds,t?{[t]:s,...n}:n}function xt(e,t,s){let n=Rn(e),o=Se.find(i=>i.key===n),a=i=>{let c=Se.find(d=>d.key===Q(i));s(En(e,Q(i),c?.names?c.names()[0]??"":!0))};return l`<div class="action">
    <div class="row">
      <select aria-label=${r("{what} leads to",{what:t})} @change=${a}>
        <option value="" ?selected=${!n}>—</option>
        ${Se.map(i=>l`<option value=${i.key} ?selected=${i.key===n}>${i.title()}</option>`)}
      </select>
      ${o?.names?Sn(e,n,t,o.names(),s):m}
      ${n==="queue"||n==="callback"?$s(e,"requires",r("Skills beside the queue's own"),s):m}
      ${n==="queue"?$s(e,"priority_seconds",r("Seconds of advantage"),s):m}
    </div>
    ${Pn(e,t,s)}
  </div>`}function Sn(e,t,s,n,o){let a=e[t],i=Array.isArray(a)?a.join(", "):String(a??""),c=r("Target of {what}",{what:s});if(!n.length){let p=f=>o({...e,[t]:t==="information"?V(Q(f)):Q(f).trim()});return l`<input dir="ltr" list="prompts" aria-label=${c} .value=${g(i)} @change=${p} />`}let d=n.includes(i)?n:[i,...n];return l`<select aria-label=${c} @change=${p=>o({...e,[t]:Q(p)})}>
    ${d.map(p=>l`<option ?selected=${p===i}>${p}</option>`)}
  </select>`}function $s(e,t,s,n){let o=a=>n(A(e,t,Q(a)===""?void 0:t==="requires"?Q(a):Number(Q(a))));return l`<input
    class="short"
    dir="ltr"
    aria-label=${s}
    placeholder=${s}
    .value=${g(String(e[t]??""))}
    @change=${o} />`}function Pn(e,t,s){let n=y(e.when)?e.when:null,o=a=>{a.target.checked?s({...e,when:{hours:u.names("hours")[0]??""}}):s(A(A(e,"when",void 0),"otherwise",void 0))};return l`<label class="row small"
      ><input type="checkbox" .checked=${g(!!n)} @change=${o} /><span>${r("only when…")}</span></label
    >
    ${n?Tt(n,a=>s({...e,when:a})):m}
    ${n?l`<div class="otherwise">
            <span class="small soft">${r("otherwise")}</span>
            ${xt(y(e.otherwise)?e.otherwise:{},r("{what}, otherwise",{what:t}),a=>s(A(e,"otherwise",Object.keys(a).length?a:void 0)))}
          </div>`:m}`}function Tt(e,t){let s=u.names("hours"),n=[["hours",r("open"),s.map(o=>[o,o])],["closed",r("closed"),s.map(o=>[o,o])],["caller",r("caller"),[["known",r("known")],["new",r("new")],["withheld",r("number withheld")]]],["language",r("language"),u.told.languages.map(o=>[o,o])]];return l`<div class="row small when">
    ${n.map(([o,a,i])=>l`<label class="row"
          ><span>${a}</span
          ><select @change=${c=>t(A(e,o,Q(c)||void 0))}>
            <option value="" ?selected=${!e[o]}>—</option>
            ${i.map(([c,d])=>l`<option value=${c} ?selected=${e[o]===c}>${d}</option>`)}
          </select></label
        >`)}
  </div>`}var Ke=class{#e=null;#t=null;#s=[];async start(){let t={echoCancellation:!1,noiseSuppression:!1,autoGainControl:!1,channelCount:1};this.#t=await navigator.mediaDevices.getUserMedia({audio:t}),this.#e=new AudioContext,await this.#e.audioWorklet.addModule("/desk/assets/admin-recorder.js");let s=new AudioWorkletNode(this.#e,"hotline-recorder");s.port.onmessage=n=>this.#s.push(n.data),this.#e.createMediaStreamSource(this.#t).connect(s)}async stop(){let t=this.#e?.sampleRate??48e3;for(let s of this.#t?.getTracks()??[])s.stop();return await this.#e?.close(),new Blob([Cn(this.#s,t)],{type:"audio/wav"})}};function Cn(e,t){let s=e.reduce((i,c)=>i+c.length,0),n=new DataView(new ArrayBuffer(44+2*s)),o=(i,c)=>[...c].forEach((d,p)=>n.setUint8(i+p,d.charCodeAt(0)));o(0,"RIFF"),n.setUint32(4,36+2*s,!0),o(8,"WAVEfmt "),n.setUint32(16,16,!0),n.setUint16(20,1,!0),n.setUint16(22,1,!0),n.setUint32(24,t,!0),n.setUint32(28,2*t,!0),n.setUint16(32,2,!0),n.setUint16(34,16,!0),o(36,"data"),n.setUint32(40,2*s,!0);let a=44;for(let i of e)for(let c of i)n.setInt16(a,Math.max(-32768,Math.min(32767,Math.round(c*32767))),!0),a+=2;return n.buffer}var ze={words:"",said:""},x=new C({prompts:{},recordings:null,takes:[],recorder:null,trouble:ze,heard:0}),At=60;async function Ye(){x.set((await b.get(`${k}/prompts`)).body)}function Qe(e,t){let s=u.value(`prompts.${e}`,[t]);return typeof s=="string"?s:x.state.prompts[e]?.find(n=>n.name===t)?.text??""}var Ze=(e,t)=>`${k}/prompts/${e}/${encodeURIComponent(t)}`;function vs(){let{language:e,find:t,open:s}=$.store.state,n=t.trim().toLowerCase(),a=(x.state.prompts[e]??[]).filter(i=>`${i.name} ${Qe(e,i.name)}`.toLowerCase().includes(n));return l`<div class="card">
    <div class="row between">
      <div class="row" role="group" aria-label=${r("Language")}>
        ${u.told.languages.map(i=>l`<button class=${i===e?"":"plain"} aria-pressed=${i===e} @click=${()=>$.store.set({language:i})}>${N(i)}</button>`)}
      </div>
      <input
        class="finder"
        type="search"
        aria-label=${r("Find a prompt by its name or its text")}
        placeholder=${r("Find")}
        .value=${t}
        @input=${i=>$.find(i.target.value)} />
    </div>
    ${x.state.recordings===null?l`<p class="soft small">
            ${r("No folder for recordings is named yet: the first one is made when you publish this.")}
            <button
              class="plain small"
              @click=${()=>{u.edit("configuration",["prompts","recordings"],"recordings")}}>
              ${r("Use the folder “recordings” beside the configuration")}
            </button>
          </p>`:m}
    <p class="small soft" role="status">
      ${G("{n} prompt","{n} prompts",a.length)}${a.length>At?` · ${r("the first {n} are shown",{n:At})}`:m}
    </p>
    <table class="prompts">
      <thead>
        <tr>
          <th>${r("Prompt")}</th>
          <th>${r("Text")}</th>
          <th>${r("Said by")}</th>
          <th><span class="unseen">${r("Sound")}</span></th>
        </tr>
      </thead>
      <tbody>
        ${ae(a.slice(0,At),i=>`${e}/${i.name}`,i=>qn(e,i,s===i.name))}
      </tbody>
    </table>
  </div>`}function qn(e,t,s){let n={studio:["good",r("recording")],synthetic:["",r("synthetic voice")],text:["warn",r("no sound yet")]},[o,a]=n[t.state];return l`<tr class=${s?"open":""}>
      <th scope="row">
        <code>${t.name}</code
        >${t.note?l`<br /><span class="small soft" lang=${e} dir="auto">${t.note}</span>`:m}
      </th>
      <td>
        <textarea
          rows="2"
          lang=${e}
          dir=${e==="ar"?"rtl":"ltr"}
          aria-label=${r("Text of {name} in {language}",{name:t.name,language:N(e)})}
          .value=${g(Qe(e,t.name))}
          @change=${i=>{u.edit(`prompts.${e}`,["prompts",t.name],i.target.value.trim())}}></textarea>
        ${Y(F(u.told.problems,`prompts.${e}`,["prompts",t.name]))}
      </td>
      <td><span class="tag ${o}">${a}</span></td>
      <td>
        <button class="plain small" aria-expanded=${s} @click=${()=>{Mn(e,t.name,s)}}>
          ${r("Sound")}
        </button>
      </td>
    </tr>
    ${s?l`<tr class="sound">
            <td colspan="4">${On(e,t)}</td>
          </tr>`:m}`}async function Mn(e,t,s){x.set({takes:[],trouble:ze}),$.open(s?"":t),s||await ys(e,t)}async function ys(e,t){let s=await L(()=>b.get(`${Ze(e,t)}/takes`));s&&x.set({takes:s.body.takes})}function On(e,t){let{recorder:s,takes:n,trouble:o,heard:a}=x.state;return l`<div class="grid">
    <div class="row">
      ${t.state==="text"?m:l`<audio controls preload="none" src="${Ze(e,t.name)}/audio?take=${a}" aria-label=${r("What callers hear")}></audio>`}
      ${s?l`<button class="bad" @click=${()=>{Hn(e,t.name)}}><span class="pulse">●</span> ${r("Stop and keep")}</button>`:l`<button class="plain" @click=${()=>{Nn()}}>● ${r("Record")}</button>`}
      <label class="button plain"
        >${r("Upload WAV, FLAC or OGG")}<input
          class="unseen"
          type="file"
          accept=".wav,.flac,.ogg,.oga,.opus,audio/*"
          @change=${i=>{In(i,e,t.name)}}
      /></label>
      ${t.state==="studio"?l`<button class="plain" @click=${()=>{bs(e,t.name,null)}}>${r("Back to the synthetic voice")}</button>`:m}
    </div>
    ${o.words?l`<p class="trouble" role="alert">${o.words} <bdi lang="en">${o.said}</bdi></p>`:m}
    ${n.length?l`<div>
            <h3>${r("Earlier takes")}</h3>
            <ul class="takes">
              ${n.map(i=>l`<li><bdi>${he(i.at)}</bdi> <button class="plain small" @click=${()=>{bs(e,t.name,i.name)}}>${r("Use this one again")}</button></li>`)}
            </ul>
          </div>`:m}
  </div>`}async function Nn(){let e=new Ke;try{await e.start(),x.set({recorder:e,trouble:ze})}catch(t){let s=t instanceof DOMException&&t.name==="NotAllowedError";_(s?r("The browser may not use the microphone: allow it beside the address."):r("There is no microphone that can be used."),"trouble")}}async function Hn(e,t){let s=await x.state.recorder?.stop();x.set({recorder:null}),s&&await ws(e,t,s)}async function In(e,t,s){let n=e.target,o=n.files?.[0];o&&await ws(t,s,o),n.value=""}async function ws(e,t,s){try{let{body:n}=await b.put(`${Ze(e,t)}/recording`,s);_(r("Callers hear the new recording from now on."));let o=n.notes.length?{words:r("Listen to it:"),said:n.notes.join(" ")}:ze;x.set({trouble:o,heard:x.state.heard+1}),await Promise.all([Ye(),ys(e,t)])}catch(n){let o=n instanceof P&&n.status===422;x.set({trouble:o?{words:r("The recording is not taken; callers hear what they heard."),said:n.detail}:{words:K(n),said:""}})}}async function bs(e,t,s){let n=await L(()=>b.post(`${Ze(e,t)}/back`,{take:s}));n&&(x.set({takes:n.body.takes,heard:x.state.heard+1}),await Ye())}var W="menus",ks=["1","2","3","4","5","6","7","8","9","0","*","#"],de=e=>e.target.value;function xs(){let e=$.store.state.open||(u.names("menus",W)[0]??""),t=u.value(W,["menus",e]);return l`<div class="split">
      ${_e("menus",W,{prompts:["main-menu"],keys:{9:{repeat:!0}}})}
      ${y(t)?oe(e,Ln(e,t)):l`<p class="soft empty">${r("Choose an entry, or add one.")}</p>`}
    </div>
    ${Fn()}
    <datalist id="prompts">
      ${(x.state.prompts[u.told.languages[0]??""]??[]).map(s=>l`<option value=${s.name}>${s.text.slice(0,60)}</option>`)}
    </datalist>`}function Ln(e,t){let s=["menus",e],n=u.told,o=F(n.problems,W,s).filter(i=>!i.key.startsWith(`menus.${e}.keys`)),a=n.draft.edits.filter(i=>i.file===W&&i.path[0]==="menus"&&i.path[1]===e);return l`<section class="card" aria-labelledby="entry">
    <div class="row between">
      <h2 id="entry"><code>${e}</code></h2>
      ${Re("menus",e,W)}
    </div>
    ${Y(o)} ${Ae(a)}
    <h3>${r("What the caller hears")}</h3>
    ${Vn(e,t)}
    <h3>${r("Keys")}</h3>
    ${Wn(e,t)}
  </section>`}function Vn(e,t){let s=Array.isArray(t.prompts)?t.prompts:[],n=a=>{u.edit(W,["menus",e,"prompts"],a)},o=(a,i)=>n(s.map((c,d)=>d===a?i:c));return l`<ol class="steps">
      ${s.map((a,i)=>l`<li>
            ${Dn(a,c=>o(i,c))}
            <button class="quiet" @click=${()=>n(s.filter((c,d)=>d!==i))}>
              ${r("Remove")}
            </button>
          </li>`)}
    </ol>
    <button class="plain small" @click=${()=>n([...s,"main-menu"])}>${r("Add a prompt")}</button>`}function Dn(e,t){let s=y(e)?e:{prompt:e},n=String(s.prompt??""),o=c=>t(Object.keys(c).length===1?c.prompt:c),a=y(s.when)?s.when:null,i=c=>{let d=c.target.checked;o(d?{...s,when:{hours:u.names("hours")[0]??""}}:{prompt:n})};return l`<div class="grid">
    <input
      dir="ltr"
      list="prompts"
      aria-label=${r("Name of the prompt")}
      .value=${g(n)}
      @change=${c=>o({...s,prompt:de(c).trim()})} />
    <div class="languages">
      ${u.told.languages.map(c=>l`<label
            ><span class="small soft">${N(c)}</span>
            <textarea
              rows="2"
              lang=${c}
              dir=${c==="ar"?"rtl":"ltr"}
              aria-label=${r("Text of {name} in {language}",{name:n,language:N(c)})}
              .value=${g(Qe(c,n))}
              @change=${d=>{u.edit(`prompts.${c}`,["prompts",n],de(d).trim())}}></textarea>
          </label>`)}
    </div>
    ${u.told.languages.map(c=>Y(F(u.told.problems,`prompts.${c}`,["prompts",n])))}
    <label class="row small"
      ><input type="checkbox" .checked=${g(!!a)} @change=${i} /><span>${r("only when…")}</span></label
    >
    ${a?l`${Tt(a,c=>o({...s,when:c}))}
            <label class="row small"
              ><span>${r("otherwise")}</span
              ><input
                dir="ltr"
                list="prompts"
                .value=${g(String(s.otherwise??""))}
                @change=${c=>o(A(s,"otherwise",de(c).trim()||void 0))}
            /></label>`:m}
  </div>`}function Wn(e,t){let s=y(t.keys)?t.keys:{},n=ks.filter(a=>!(a in s)),o=a=>{de(a)&&u.edit(W,["menus",e,"keys",de(a)],{repeat:!0})};return l`<ul class="keys">
      ${ks.filter(a=>a in s).map(a=>jn(e,a,y(s[a])?s[a]:{}))}
    </ul>
    ${n.length?l`<select class="short" aria-label=${r("Add a key")} @change=${o} .value=${g("")}>
            <option value="">${r("Add a key")}</option>
            ${n.map(a=>l`<option>${a}</option>`)}
          </select>`:m}
    <p class="small soft">${r("0 leads to a person and * to the menu before, unless they are used here.")}</p>`}function jn(e,t,s){let n=["menus",e,"keys",t],o=i=>{u.edit(W,n,i)},a=y(s.say)?s.say:{};return l`<li>
    <kbd>${t}</kbd>
    <div class="grid">
      ${xt(s,r("Key {key}",{key:t}),o)}
      <div class="languages">
        ${u.told.languages.map(i=>l`<label
              ><span class="small soft">${r("Said instead, {language}",{language:N(i)})}</span>
              <input
                lang=${i}
                dir=${i==="ar"?"rtl":"ltr"}
                .value=${g((a[i]??[]).join(i==="ar"?"، ":", "))}
                @change=${c=>{let d=A(a,i,V(de(c)).length?V(de(c)):void 0);o(A(s,"say",Object.keys(d).length?d:void 0))}}
            /></label>`)}
      </div>
      ${Y(F(u.told.problems,W,n))}
    </div>
    <button
      class="quiet"
      aria-label=${r("Remove {name}",{name:r("Key {key}",{key:t})})}
      @click=${()=>{u.edit(W,n,void 0)}}>
      ×
    </button>
  </li>`}function Fn(){let{told:e}=u;if(e.problems.length)return l`<p class="card soft">${r("The menus are drawn when nothing is wrong with the draft.")}</p>`;let t=`${k}/settings/menus.svg?lang=${R}&draft=${e.draft.version}-${e.draft.changed_at}`;return l`<section class="card" aria-label=${r("Drawing")}>
    <div class="row between">
      <h2>${r("Drawing of the draft")}</h2>
      <a class="button plain" href=${t} target="_blank" rel="noopener">${r("Open by itself")}</a>
    </div>
    <div class="drawing scroll" tabindex="0" dir="ltr">
      <img src=${t} alt=${r("The menus as a graph: numbers, menus, keys and queues")} />
    </div>
  </section>`}var j=new C({users:[],roles:[],tokens:[],scopes:[],secret:""});async function Je(){let[e,t]=await Promise.all([b.get(`${k}/users`),b.get(`${k}/tokens`)]);j.set({...e.body,...t.body})}function As(e){return{agent:r("agent"),supervisor:r("supervisor"),quality:r("quality"),"second line":r("second line"),department:r("department"),administrator:r("administrator")}[e]??e}var Pe=e=>`${k}/users/${encodeURIComponent(e)}`;async function _t(e,t){let s=await L(e);s&&(j.set("users"in s.body||"tokens"in s.body?s.body:{}),_(t))}function _s(){let{users:e}=j.state,{open:t}=$.store.state,s=e.filter(o=>Ge(`${o.name} ${o.full_name}`)),n=e.find(o=>o.name===t);return l`<div class="split">
    <div class="card entries">
      ${Be()}
      <ul>
        ${ae(s,o=>o.name,o=>l`<li>
              <button
                class="entry"
                aria-current=${o.name===t?"true":m}
                @click=${()=>$.open(o.name)}>
                <span class="entry-name"><bdi>${o.full_name}</bdi></span
                ><span class="small soft">${o.roles.map(As).join(" · ")}</span>
              </button>
            </li>`)}
      </ul>
      <button class="plain" @click=${()=>$.open("+")}>${r("Add a user")}</button>
    </div>
    ${t==="+"?Ts(null):n?Ts(n):l`<p class="soft empty">${r("Choose an entry, or add one.")}</p>`}
  </div>`}function Ts(e){let t=async s=>{s.preventDefault();let n=new FormData(s.target),o=e?.name??String(n.get("name")),a={full_name:n.get("full_name"),roles:n.getAll("roles"),agent:n.get("agent")||null,departments:n.getAll("departments"),password:n.get("password")||null};if(e)return _t(()=>b.put(Pe(o),a),r("Saved. Open sessions of this user have ended."));await L(()=>b.post(Pe(o),a))!==void 0&&(await Je(),$.open(o),_(r("The user is added.")))};return l`<section class="card" aria-labelledby="entry">
    <h2 id="entry" dir="auto">${e?e.full_name:r("New user")}</h2>
    <form class="grid wide" @submit=${t}>
      ${e?l`<p class="soft"><code>${e.name}</code></p>`:l`<label>${r("Name to sign in with")}<input name="name" dir="ltr" required maxlength="64" autocomplete="off" /></label>`}
      <label
        >${r("Name for others")}<input
          name="full_name"
          dir="auto"
          required
          maxlength="200"
          .value=${e?.full_name??""}
      /></label>
      <fieldset>
        <legend>${r("Roles")}</legend>
        ${j.state.roles.map(s=>l`<label class="row"><input type="checkbox" name="roles" value=${s} .checked=${e?.roles.includes(s)??!1} /><span>${As(s)}</span></label>`)}
      </fieldset>
      <label
        >${r("Takes calls as")}<select name="agent">
          <option value="">—</option>
          ${u.names("agents").map(s=>l`<option value=${s} ?selected=${e?.agent===s}>${q("agents",s)} (${s})</option>`)}
        </select></label
      >
      <fieldset>
        <legend>${r("Departments")}</legend>
        ${u.names("departments").map(s=>l`<label class="row"><input type="checkbox" name="departments" value=${s} .checked=${e?.departments.includes(s)??!1} /><span>${q("departments",s)}</span></label>`)}
      </fieldset>
      ${e?m:l`<label>${r("First password (or none, for a link)")}<input type="password" name="password" autocomplete="new-password" /></label>`}
      <div class="row"><button>${e?r("Save"):r("Add")}</button></div>
    </form>
    ${e?Un(e):m}
  </section>`}function Un(e){let t=n=>{n.preventDefault();let o=n.target;L(()=>b.put(`${Pe(e.name)}/password`,{password:new FormData(o).get("password")})).then(a=>{a!==void 0&&(o.reset(),_(r("The password is set.")))})},s=async()=>{let n=await L(()=>b.post(`${Pe(e.name)}/link`));n&&j.set({secret:location.origin+n.body.path})};return l`<form class="row narrow" @submit=${t}>
      <label class="grow"
        >${r("New password")}<input type="password" name="password" required autocomplete="new-password" /></label
      ><button class="plain">${r("Set")}</button>
    </form>
    <div class="row">
      <button class="plain" @click=${()=>{s()}}>${r("Make a link that signs in once")}</button>
      <button
        class="plain danger"
        @click=${()=>confirm(r("Remove {name}? Open sessions end, and nobody signs in by this name.",{name:e.full_name}))&&void _t(()=>b.delete(Pe(e.name)),r("The user is removed."))}>
        ${r("Remove the user")}
      </button>
    </div>
    ${Rs()}`}function Rs(){let{secret:e}=j.state;return e?l`<div class="secret" role="status">
    <p>${r("It is shown only now: copy it.")}</p>
    <code dir="ltr">${e}</code>
    <div class="row">
      <button class="plain" @click=${()=>{navigator.clipboard.writeText(e).then(()=>_(r("Copied.")))}}>
        ${r("Copy")}
      </button>
      <button class="quiet" @click=${()=>j.set({secret:""})}>${r("Hide")}</button>
    </div>
  </div>`:m}function Es(){let{tokens:e,scopes:t}=j.state,s=async n=>{n.preventDefault();let o=n.target,a=new FormData(o),i=await L(()=>b.post(`${k}/tokens/${encodeURIComponent(String(a.get("holder")))}`,{scopes:a.getAll("scopes")}));i&&(o.reset(),await Je(),j.set({secret:i.body.token}))};return l`<div class="split even">
    <section class="card">
      <h2>${r("Who holds a token")}</h2>
      <table>
        <thead>
          <tr>
            <th>${r("Program")}</th>
            <th>${r("For")}</th>
            <th><span class="unseen">${r("Remove")}</span></th>
          </tr>
        </thead>
        <tbody>
          ${e.map(n=>l`<tr>
                <th scope="row"><bdi>${n.holder}</bdi></th>
                <td>
                  ${n.scopes===null?l`<span class="tag warn">${r("everything")}</span>`:n.scopes.map(o=>l`<span class="tag" dir="ltr">${o}</span> `)}
                </td>
                <td>
                  <button
                    class="plain small"
                    aria-label=${r("Remove {name}",{name:n.holder})}
                    @click=${()=>{_t(()=>b.delete(`${k}/tokens/${encodeURIComponent(n.holder)}`),r("The token is not good any more."))}}>
                    ${r("Remove")}
                  </button>
                </td>
              </tr>`)}
        </tbody>
      </table>
    </section>
    <section class="card">
      <h2>${r("Give a token")}</h2>
      <form class="grid" @submit=${s}>
        <label>${r("Program")}<input name="holder" dir="ltr" required maxlength="40" /></label>
        <fieldset>
          <legend>${r("For")}</legend>
          ${t.map(n=>l`<label class="row"><input type="checkbox" name="scopes" value=${n} /><code>${n}</code></label>`)}
        </fieldset>
        <p class="small soft">
          ${r("A program that has a token already gets a new one, and the old one is not good any more.")}
        </p>
        <div><button>${r("Give a token")}</button></div>
      </form>
      ${Rs()}
    </section>
  </div>`}var X=new C({versions:[],difference:{},of:""});async function Xe(){let e=await L(()=>b.get(`${k}/settings/versions`));e&&X.set(e.body)}async function Bn(e,t){if(X.state.of===e)return;X.set({of:e,difference:{}});let s=await L(()=>b.get(t));s&&X.set({difference:s.body.files})}function Ss(){let{draft:e,problems:t,others:s,files:n}=u.told,{saving:o}=u.store.state,a=e.edits.length+e.conflicts.length,i=n.configuration?.hindrance;return l`<footer class="draft-bar" aria-label=${r("Draft")}>
    <div class="row grow" role="status">
      <b
        >${a?G("{n} change in your draft","{n} changes in your draft",a):r("No changes in your draft")}</b
      >
      ${o?l`<span class="soft small">${r("saving…")}</span>`:m}
      ${t.length?l`<a href="#publish" class="tag bad">${G("{n} problem","{n} problems",t.length)}</a>`:m}
      ${e.conflicts.length?l`<a href="#publish" class="tag bad">${G("{n} conflict","{n} conflicts",e.conflicts.length)}</a>`:m}
      ${s.map(c=>l`<span class="tag">${r("{user} has a draft too",{user:c.user})}</span>`)}
      ${i?l`<span class="tag warn">${r("read only")}</span>`:m}
    </div>
    ${a?l`<button class="plain" @click=${()=>{u.discard()}}>${r("Discard the draft")}</button>`:m}
    <button @click=${()=>$.go("publish")} ?disabled=${!a}>${r("Review and publish…")}</button>
  </footer>`}function Ps(){let e=u.told,t=e.files.configuration;e.draft.edits.length&&!e.problems.length&&Bn(`draft ${e.draft.version} ${e.draft.changed_at}`,`${k}/settings/difference`);let s=e.problems.length>0||e.draft.conflicts.length>0||!e.draft.edits.length||!!t?.hindrance,n=async o=>{o.preventDefault();let a=String(new FormData(o.target).get("note")??"");await u.publish(a)&&(await Xe(),$.go("history"))};return l`<section class="card" aria-labelledby="publish-title">
    <h2 id="publish-title">${r("What will change")}</h2>
    ${t?.hindrance?l`<p class="trouble">${Gn(t.hindrance,t.path)}</p>`:m} ${Kn()}
    ${zn()} ${Cs(e.draft.edits)} ${Yn()}
    ${e.draft.edits.length&&!e.problems.length?Qn():m}
    <form class="row" @submit=${n}>
      <label class="grow">${r("Why (for the history)")}<input name="note" dir="auto" maxlength="500" /></label
      ><button ?disabled=${s}>${r("Publish")}</button>
    </form>
  </section>`}function Gn(e,t){return e==="demo"?r("This hotline runs by the demo's own configuration, which is read only. Copy hotline/demo, and start with --config."):r("The hotline may not write {path}: everything here is read only. Let the user who runs it write the file and its folder.",{path:t})}function Kn(){let{conflicts:e}=u.told.draft;return e.length?l`<div class="trouble">
    <p>${r("Somebody else has changed these meanwhile, here or in the file. Decide whose value counts.")}</p>
    <ul>
      ${e.map(t=>l`<li>
            <code>${t.key}</code> — ${r("you saw")} <bdi>${le(t.before)}</bdi>, ${r("now it is")}
            <bdi>${le(u.value(t.file,t.path))}</bdi>, ${r("you want")} <bdi>${le(t.after)}</bdi>
            <button class="plain small" @click=${()=>{u.resolve(t,!0)}}>${r("Mine")}</button>
            <button class="plain small" @click=${()=>{u.resolve(t,!1)}}>${r("Theirs")}</button>
          </li>`)}
    </ul>
  </div>`:m}function zn(){let{problems:e,warnings:t}=u.told,s=(n,o)=>l`<ul class="problems ${o}">
      ${n.map(ht)}
    </ul>`;return l`${e.length?l`<h3>${r("What is wrong")}</h3>
          ${s(e,"")}`:m}
  ${t.length?l`<details>
          <summary>${G("{n} warning","{n} warnings",t.length)}</summary>
          ${s(t,"warnings")}
        </details>`:m}`}function Cs(e){return e.length?l`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th>${r("Key")}</th>
          <th>${r("Before")}</th>
          <th>${r("After")}</th>
        </tr>
      </thead>
      <tbody>
        ${e.map(t=>l`<tr>
              <th scope="row"><code dir="ltr">${t.key}</code></th>
              <td><bdi>${le(t.before)}</bdi></td>
              <td><bdi>${le(t.after)}</bdi></td>
            </tr>`)}
      </tbody>
    </table>
  </div>`:l`<p class="soft">${r("Nothing was changed.")}</p>`}function Yn(){let{at_once:e,at_next_start:t}=u.told;return!e.length&&!t.length?m:l`<p>
      ${e.length?l`<span class="tag good">${r("Counts at once")}</span> <code dir="ltr">${e.join(", ")}</code>`:m}
    </p>
    ${t.length?l`<p><span class="tag warn">${r("Counts from the next start on")}</span> <code dir="ltr">${t.join(", ")}</code></p>`:m}`}function Qn(){return l`<details>
    <summary>${r("The files, line by line")}</summary>
    ${Object.values(X.state.difference).map(e=>l`<pre class="difference" dir="ltr" tabindex="0">${e.split(`
`).map(Zn)}</pre>`)}
  </details>`}function Zn(e){return l`<span class=${[["+++","place"],["---","place"],["@@","place"],["+","plus"],["-","minus"]].find(([s])=>e.startsWith(s))?.[1]??""}>${e}</span>`}function qs(){let{versions:e}=X.state;return e.length?l`${e.map(t=>l`<section class="card">
        <div class="row between">
          <h2>${r("Version {version}",{version:t.id})}</h2>
          <span class="soft"
            ><bdi>${t.by}</bdi> ·
            ${he(t.at)}${t.undoes?` · ${r("takes back version {version}",{version:t.undoes})}`:m}</span
          >
          <button class="plain" @click=${()=>{u.undo(t.id).then(Xe)}}>${r("Undo")}</button>
        </div>
        ${t.note?l`<p dir="auto">${t.note}</p>`:m}${Cs(t.changes)}
      </section>`)}`:l`<p class="soft empty">${r("Nothing was published here yet.")}</p>`}var Ms={ar:{reference:"4270",category:"تسرب مياه",department:"دائرة المياه",status:"solved",due:"24.11.2026",link:"https://city.example/c/4270"},en:{reference:"4270",category:"Leaking water pipe",department:"Water Department",status:"solved",due:"24.11.2026",link:"https://city.example/c/4270"}};function Os(e,t){let s=Ms[t]??Ms.en??{};return e.replace(/\{%.*?%\}/gs,"").replace(/\{\{\s*(\w+).*?\}\}/gs,(n,o)=>s[o]??"…").replace(/\s+/g," ").trim()}function Ns(e){return{subject:r("Subject of e-mails"),received:r("Received"),assigned:r("Assigned to a department"),"on-the-way":r("A team is on the way"),solved:r("Solved"),closed:r("Closed"),reopened:r("Reopened")}[e]??e}function Hs(){let e=Object.keys(u.told.values).filter(t=>t.startsWith("words.ar."));return l`<p class="soft">
      ${r("Where you write nothing, citizens read the grey words. These may be used: {names}",{names:"{{ reference }}, {{ category }}, {{ department }}, {{ status }}, {{ due }}, {{ link }}"})}
    </p>
    ${e.map(t=>t.slice(9)).map(t=>l`<section class="card">
            <h2>${Ns(t)}</h2>
            <div class="languages">${["ar","en"].map(s=>Jn(s,t))}</div>
          </section>`)}`}function Jn(e,t){let s=`words.${e}.${t}`,n=u.value(s,[]),o=typeof n=="string"?n:"",a=u.told.problems.filter(c=>c.file===s||c.key===s),i=c=>{let d=c.target.value;u.edit(s,[],d.trim()?d:void 0)};return l`<div class="grid">
    <label
      ><span class="small soft">${N(e)}</span
      ><textarea
        rows="3"
        placeholder=${u.told.ours[s]??""}
        lang=${e}
        dir=${e==="ar"?"rtl":"ltr"}
        aria-label="${Ns(t)}, ${N(e)}"
        .value=${g(o)}
        @change=${i}></textarea>
    </label>
    ${o?l`<p class="sample small" lang=${e} dir=${e==="ar"?"rtl":"ltr"}>${Os(o,e)}</p>`:m}
    ${Ae(u.told.draft.edits.filter(c=>c.file===s))} ${Y(a)}
  </div>`}var Rt={users:{title:()=>r("Users and roles"),draw:_s},agents:{title:()=>r("Agents and skills"),draw:()=>Ee("agents")},queues:{title:()=>r("Queues"),draw:()=>Ee("queues")},menus:{title:()=>r("Menus"),draw:xs},hours:{title:()=>r("Opening hours"),draw:gs},prompts:{title:()=>r("Prompts"),draw:vs},departments:{title:()=>r("Departments"),draw:()=>Ee("departments")},categories:{title:()=>r("Categories and due times"),draw:()=>Ee("categories")},words:{title:()=>r("Messages to citizens"),draw:Hs},tokens:{title:()=>r("API tokens"),draw:Es},publish:{title:()=>r("Publish"),draw:Ps},history:{title:()=>r("Versions"),draw:qs}};await ts(e=>{Xn(e)});async function Xn(e){let t=()=>tr(e);if(Z(l`${je(e)}
      <main class="page" id="content"><p class="soft" role="status">${r("Loading…")}</p></main>`,document.body),await Promise.all([u.load(),Je(),Ye(),Xe()]).catch(n=>er(e,n)),!u.store.state.told)return;for(let n of[u.store,$.store,j,x,X,ce])n.listen.call(n,t);let s=n=>{u.store.state.saving&&n.preventDefault()};window.addEventListener("beforeunload",s)}function er(e,t){let s=t instanceof Error?t.message:String(t);Z(l`${je(e)}
      <main class="page" id="content"><p class="trouble" role="alert" dir="auto">${s}</p></main>`,document.body)}function tr(e){let t=Rt[$.store.state.section]?$.store.state.section:"users",s=Rt[t];Z(l`${je(e)}
      <div class="admin">
        <nav class="sections" aria-label=${r("Sections")}>
          ${Object.entries(Rt).map(([n,o])=>l`<a href="#${n}" aria-current=${n===t?"page":"false"}>${o.title()}</a>`)}
        </nav>
        <main id="content" class="section">
          <h1>${s?.title()}</h1>
          ${s?.draw()}
        </main>
      </div>
      ${Ss()}`,document.body)}
/*! Bundled license information:

lit-html/lit-html.js:
lit-html/directive.js:
lit-html/async-directive.js:
lit-html/directives/repeat.js:
  (**
   * @license
   * Copyright 2017 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directives/class-map.js:
lit-html/directives/if-defined.js:
  (**
   * @license
   * Copyright 2018 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directive-helpers.js:
lit-html/directives/live.js:
lit-html/directives/ref.js:
  (**
   * @license
   * Copyright 2020 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directives/keyed.js:
  (**
   * @license
   * Copyright 2021 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)
*/
